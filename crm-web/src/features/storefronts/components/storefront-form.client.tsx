'use client';

import type { Problem } from '@octo/shared/errors';
import { Alert, Button, Card, Field, Input, Select, Textarea } from '@octo/shared/ui';
import { ErrorSummary, SubmitButton, useToast } from '@octo/shared/ui/client';
import { type ReactElement, useActionState } from 'react';
import { saveStorefront } from '../storefronts.actions';
import { STOREFRONT_STATUSES, type StorefrontView } from '../storefronts.schema';

interface StorefrontFormProps {
  readonly storefront: StorefrontView;
  readonly disabledReason?: string | undefined;
}

interface FormState {
  readonly problem: Problem | null;
  readonly typed: Readonly<Record<string, string>> | null;
}

/** Metadata of one storefront. */
export function StorefrontForm({ storefront, disabledReason }: StorefrontFormProps): ReactElement {
  const toast = useToast();
  const [{ problem, typed }, submit, isPending] = useActionState<FormState, FormData>(
    async (_previous, form) => {
      const kept = Object.fromEntries(form) as Record<string, string>;
      const result = await saveStorefront(form);
      if (!result.ok) return { problem: result.problem, typed: kept };
      toast({ title: 'Saved', detail: 'The shop was told.', tone: 'ok' });
      return { problem: null, typed: kept };
    },
    { problem: null, typed: null },
  );
  const errors = problem?.errors ?? [];
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message;
  const value = (name: string, saved: string | null) => typed?.[name] ?? saved ?? '';
  return (
    <Card title="Storefront" className="max-w-prose">
      <form action={submit} noValidate key={JSON.stringify(typed)}>
        <fieldset disabled={isPending} className="min-w-0 space-y-4">
          <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message }))} />
          {problem && errors.length === 0 && (
            <Alert tone="danger" role="alert" title={problem.title}>
              {problem.detail}
            </Alert>
          )}
          <input type="hidden" name="id" value={storefront.id} />
          <Field name="name" label="Name" error={errorOf('name')} isRequired>
            {(control) => (
              <Input {...control} defaultValue={value('name', storefront.name)} maxLength={200} />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              name="status"
              label="State"
              hint="When it is not active, the shop says so above its pages."
              error={errorOf('status')}
            >
              {(control) => (
                <Select {...control} defaultValue={value('status', storefront.status)}>
                  {STOREFRONT_STATUSES.map((status) => (
                    <option key={status}>{status}</option>
                  ))}
                </Select>
              )}
            </Field>
            <Field name="region" label="Region" error={errorOf('region')} isRequired>
              {(control) => (
                <Input {...control} defaultValue={value('region', storefront.region)} maxLength={80} />
              )}
            </Field>
          </div>
          <Field name="storefrontUrl" label="Public address" error={errorOf('storefrontUrl')}>
            {(control) => (
              <Input
                {...control}
                type="url"
                defaultValue={value('storefrontUrl', storefront.storefrontUrl)}
              />
            )}
          </Field>
          <Field name="notes" label="Notes" error={errorOf('notes')}>
            {(control) => (
              <Textarea
                {...control}
                rows={3}
                defaultValue={value('notes', storefront.notes)}
                maxLength={2_000}
              />
            )}
          </Field>
          {disabledReason ? (
            <Button variant="primary" disabledReason={disabledReason}>
              Save
            </Button>
          ) : (
            <SubmitButton>Save</SubmitButton>
          )}
        </fieldset>
      </form>
    </Card>
  );
}
