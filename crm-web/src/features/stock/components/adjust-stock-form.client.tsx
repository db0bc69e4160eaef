'use client';

import type { Problem } from '@octo/shared/errors';
import { Alert, Button, Field, Input } from '@octo/shared/ui';
import { SubmitButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useActionState } from 'react';
import { adjustStock } from '../stock.actions';

interface AdjustStockFormProps {
  readonly productId: number;
  readonly disabledReason?: string | undefined;
}

interface FormState {
  readonly problem: Problem | null;
  /** What was typed, kept after an error. */
  readonly typed: Readonly<Record<string, string>>;
}

/** Adds or takes away pieces, with the reason that the ledger keeps. */
export function AdjustStockForm({ productId, disabledReason }: AdjustStockFormProps): ReactElement {
  const toast = useToast();
  const [{ problem, typed }, submit, isPending] = useActionState<FormState, FormData>(
    async (_previous, form) => {
      const result = await adjustStock(form);
      if (!result.ok) {
        return { problem: result.problem, typed: Object.fromEntries(form) as Record<string, string> };
      }
      toast({ title: 'Stock adjusted', tone: 'ok' });
      return { problem: null, typed: {} };
    },
    { problem: null, typed: {} },
  );
  const errorOf = (name: string) => problem?.errors?.find(({ path }) => path === name)?.message;
  const available = problem?.facts?.available;
  return (
    <form action={submit} noValidate key={JSON.stringify(typed)}>
      <fieldset disabled={isPending} className="min-w-0 space-y-3">
        {problem && !problem.errors && (
          <Alert tone="danger" role="alert" title={problem.title}>
            {available === undefined ? problem.detail : `Only ${available} are available.`}
          </Alert>
        )}
        <input type="hidden" name="productId" value={productId} />
        <Field name="delta" label="Change" hint="5 adds, -3 takes away." error={errorOf('delta')} isRequired>
          {(control) => (
            <Input {...control} inputMode="numeric" autoComplete="off" defaultValue={typed.delta} />
          )}
        </Field>
        <Field name="reason" label="Reason" error={errorOf('reason')} isRequired>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              defaultValue={typed.reason}
              placeholder="Stocktake, damaged, supplier delivery…"
            />
          )}
        </Field>
        {disabledReason ? (
          <Button disabledReason={disabledReason}>Adjust</Button>
        ) : (
          <SubmitButton variant="secondary">Adjust</SubmitButton>
        )}
      </fieldset>
    </form>
  );
}
