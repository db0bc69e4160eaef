'use client';

import type { Problem } from '@octo/shared/errors';
import { Alert, Button, Field, Input, Select } from '@octo/shared/ui';
import { Dialog, ErrorSummary, SubmitButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useActionState, useId } from 'react';
import { CARRIERS } from '../order-actions.schema';
import { shipOrder } from '../orders.actions';

/** A warehouse as the form offers it. */
export interface WarehouseChoice {
  readonly id: number;
  readonly name: string;
  readonly region: string;
}

interface ShipDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly number: string;
  readonly warehouses: readonly WarehouseChoice[];
  readonly shipTo: string;
}

/** Asks for carrier, tracking number and warehouse, then ships. */
export function ShipDialog(props: ShipDialogProps): ReactElement {
  const { isOpen, onClose, number, shipTo } = props;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Ship ${number}`} description={`To ${shipTo}`}>
      <ShipForm {...props} />
    </Dialog>
  );
}

interface FormState {
  readonly problem: Problem | null;
  /** What was typed, kept after a refusal. */
  readonly values: Readonly<Record<string, string>>;
}

function ShipForm({ number, warehouses, onClose }: ShipDialogProps): ReactElement {
  const toast = useToast();
  const carriersId = useId();
  const [{ problem, values }, submit] = useActionState<FormState, FormData>(
    async (_previous, form) => {
      const result = await shipOrder(form);
      if (!result.ok) return { problem: result.problem, values: textsOf(form) };
      toast({
        tone: 'ok',
        title: result.data.outcome === 'changed' ? 'Order shipped' : 'The order was already shipped',
      });
      onClose();
      return { problem: null, values: {} };
    },
    { problem: null, values: {} },
  );
  const errors = problem?.errors ?? [];
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message;
  return (
    // The key refills the fields with what was typed: React empties a form after its action.
    <form action={submit} noValidate className="space-y-4" key={JSON.stringify(values)}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message }))} />
      {problem && errors.length === 0 && (
        <Alert tone="danger" role="alert" title={problem.title}>
          {problem.detail}
        </Alert>
      )}
      <input type="hidden" name="number" value={number} />
      <Field name="carrier" label="Carrier" error={errorOf('carrier')} isRequired>
        {(control) => (
          <Input
            {...control}
            list={carriersId}
            autoComplete="off"
            maxLength={100}
            defaultValue={values.carrier}
          />
        )}
      </Field>
      <datalist id={carriersId}>
        {CARRIERS.map((carrier) => (
          <option key={carrier} value={carrier} />
        ))}
      </datalist>
      <Field
        name="trackingNumber"
        label="Tracking number"
        hint="As the carrier prints it on the label."
        error={errorOf('trackingNumber')}
        isRequired
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            defaultValue={values.trackingNumber}
            className="font-mono"
          />
        )}
      </Field>
      <Field name="warehouseId" label="From warehouse" error={errorOf('warehouseId')} isRequired>
        {(control) => (
          <Select {...control} defaultValue={values.warehouseId ?? ''}>
            <option value="">Choose…</option>
            {warehouses.map(({ id, name, region }) => (
              <option key={id} value={id}>
                {name} ({region})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onClose}>Not now</Button>
        <SubmitButton>Ship order</SubmitButton>
      </div>
    </form>
  );
}

function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
