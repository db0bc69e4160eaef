'use client';

import { failureMessage, requestJson } from '@octo/shared/http/client';
import { Button, Field, IconButton, Input, TagIcon, XIcon } from '@octo/shared/ui';
import { type ReactElement, useState } from 'react';
import type { CartView } from '@/features/cart/cart.schema';
import { paths } from '@/paths';
import type { CouponPreview } from '../checkout.schema';

/** Enters a coupon into the cart or takes it out; `onChanged` runs after the server agreed. */
export function CouponForm(props: {
  readonly coupon: CartView['coupon'];
  readonly onChanged: () => Promise<void>;
}): ReactElement {
  const { coupon, onChanged } = props;
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);

  const send = async (code: string | null) => {
    if (isBusy) return;
    setIsBusy(true);
    const answer = await requestJson<CouponPreview>(paths.api.couponApply(), {
      method: 'POST',
      body: { code },
    });
    if (answer.isOk) {
      setText('');
      await onChanged();
    }
    const fieldMessage = answer.isOk ? undefined : answer.problem?.errors?.[0]?.message;
    setError(answer.isOk ? undefined : (fieldMessage ?? failureMessage(answer)));
    setIsBusy(false);
  };

  const apply = () => {
    if (text.trim() === '') setError('Enter the coupon code.');
    else void send(text.trim());
  };

  if (coupon !== null) {
    return (
      <div>
        <div className="flex items-center gap-2 text-sm">
          <TagIcon size={18} className={coupon.isApplied ? 'text-ok' : 'text-warn'} />
          <p className="min-w-0 flex-1">
            <span className="font-medium">{coupon.code}</span>
            {coupon.description !== null && (
              <span className="block text-xs text-ink-muted">{coupon.description}</span>
            )}
          </p>
          <IconButton
            label={`Remove coupon ${coupon.code}`}
            size="sm"
            isBusy={isBusy}
            onClick={() => void send(null)}
          >
            <XIcon />
          </IconButton>
        </div>
        {!coupon.isApplied && (
          <p className="mt-1 text-sm text-warn-ink">This coupon cannot be used any more.</p>
        )}
        {error !== undefined && (
          <p role="alert" className="mt-1 text-sm text-danger-ink">
            {error}
          </p>
        )}
      </div>
    );
  }
  return (
    <Field name="coupon" label="Coupon code" error={error}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            value={text}
            onChange={(event) => setText(event.target.value.toUpperCase())}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={50}
            enterKeyHint="done"
            // Not a form of its own: it also stands inside the checkout's.
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              apply();
            }}
          />
          <Button isBusy={isBusy} onClick={apply}>
            Apply
          </Button>
        </div>
      )}
    </Field>
  );
}
