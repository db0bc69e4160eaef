'use client';

import { Alert, Button, Money, TextLink } from '@octo/shared/ui';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { paths } from '@/paths';
import type { StockProblem } from './form/outcome';
import type { CheckoutPhase } from './form/use-checkout.client';

/** What the page has to say about the last try. */
export type CheckoutNotice =
  | { readonly kind: 'declined'; readonly message: string }
  | { readonly kind: 'stock'; readonly products: readonly StockProblem[] }
  | { readonly kind: 'amounts'; readonly fromMinor: number; readonly toMinor: number }
  | { readonly kind: 'coupon'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly supportCode: string | null };

/** Takes the focus when it appears, so that nobody looks for the reason. */
function Focused({ children }: { readonly children: ReactNode }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div ref={ref} tabIndex={-1} role="alert" className="rounded-md outline-none">
      {children}
    </div>
  );
}

/** The refusal of the last try with what can be done about it. */
export function Notice(props: {
  readonly notice: CheckoutNotice;
  readonly currency: string;
  readonly isBusy: boolean;
  readonly onAdjustCart: () => void;
  readonly onDropCoupon: () => void;
}): ReactElement {
  const { notice, currency, isBusy, onAdjustCart, onDropCoupon } = props;
  switch (notice.kind) {
    case 'declined':
      return (
        <Focused>
          <Alert tone="danger" title="The payment was declined">
            {notice.message}
          </Alert>
        </Focused>
      );
    case 'stock':
      return (
        <Focused>
          <Alert
            tone="warn"
            title="Somebody was faster"
            actions={
              <>
                <Button size="sm" isBusy={isBusy} onClick={onAdjustCart}>
                  Change my cart to what is left
                </Button>
                <TextLink href={paths.cart()} className="self-center">
                  Go to the cart
                </TextLink>
              </>
            }
          >
            <p>Nothing was charged.</p>
            <ul className="mt-1 list-disc pl-5">
              {notice.products.map(({ productId, message }) => (
                <li key={productId}>{message}</li>
              ))}
            </ul>
          </Alert>
        </Focused>
      );
    case 'amounts':
      return (
        <Focused>
          <Alert tone="warn" title="A price changed while you were here">
            The total was <Money minor={notice.fromMinor} currency={currency} /> and is now{' '}
            <strong>
              <Money minor={notice.toMinor} currency={currency} />
            </strong>
            . Nothing was charged. If that is fine, confirm it with the button below.
          </Alert>
        </Focused>
      );
    case 'coupon':
      return (
        <Focused>
          <Alert
            tone="warn"
            title={notice.message}
            actions={
              <Button size="sm" isBusy={isBusy} onClick={onDropCoupon}>
                Continue without the coupon
              </Button>
            }
          >
            Nothing was charged.
          </Alert>
        </Focused>
      );
    case 'refused':
      return (
        <Focused>
          <Alert tone="danger" title={notice.message}>
            Nothing was charged.
            {notice.supportCode !== null && (
              <>
                {' '}
                Support code <code className="text-xs break-all">{notice.supportCode}</code>
              </>
            )}
          </Alert>
        </Focused>
      );
  }
}

/** Says what is going on while the outcome of a payment is open. */
export function OpenOutcome(props: {
  readonly phase: CheckoutPhase;
  readonly onAskAgain: () => void;
}): ReactElement | null {
  const { phase, onAskAgain } = props;
  if (phase === 'checking') {
    return (
      <Alert tone="info" role="status" title="We are checking your payment">
        The answer has not arrived yet. Keep this page open; you will not be charged twice.
      </Alert>
    );
  }
  if (phase !== 'stuck') return null;
  return (
    <Focused>
      <Alert
        tone="warn"
        title="We do not know yet how your payment ended"
        actions={
          <Button size="sm" onClick={onAskAgain}>
            Check again
          </Button>
        }
      >
        The shop cannot be reached right now. Checking again is safe: the same order is never placed or
        charged twice.
      </Alert>
    </Focused>
  );
}
