'use client';

import type { ActionResult } from '@octo/shared/errors';
import { Alert, Checkbox, Field, Input, Select } from '@octo/shared/ui';
import { ActionForm, CopyButton } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import { type ReactElement, useState } from 'react';
import { createKey } from '../keys.actions';
import { MAX_DAYS, PARTNER_SCOPES, SCOPES } from '../keys.schema';

/** Makes a key and shows it once. */
export function KeyForm(): ReactElement {
  const [kind, setKind] = useState('script');
  const [token, setToken] = useState<string | null>(null);
  const router = useRouter();
  const submit = async (form: FormData): Promise<ActionResult<unknown>> => {
    const result = await createKey({
      kind: form.get('kind'),
      name: form.get('name'),
      days: form.get('days'),
      limit: form.get('limit'),
      scopes: form.getAll('scope').join(' '),
    });
    setToken(result.ok ? result.data.token : null);
    return result;
  };
  return (
    <>
      {token !== null && (
        <Alert tone="ok" role="status" title="Copy the key now: it is not shown again" className="mb-4">
          <span className="flex items-center gap-2">
            <code className="font-mono text-xs break-all">{token}</code>
            <CopyButton text={token} label="Copy the key" />
          </span>
        </Alert>
      )}
      <ActionForm action={submit} submitLabel="Make key" onDone={() => router.refresh()}>
        {(errorOf) => (
          <>
            <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
              <Field name="name" label="Name" error={errorOf('name')} isRequired>
                {(control) => <Input {...control} maxLength={120} placeholder="Nightly export" />}
              </Field>
              <Field name="kind" label="For" error={errorOf('kind')} isRequired>
                {(control) => (
                  <Select {...control} value={kind} onChange={(event) => setKind(event.target.value)}>
                    <option value="script">a script, in my name</option>
                    <option value="partner">a partner</option>
                  </Select>
                )}
              </Field>
              <Field name="days" label="Ends after (days)" error={errorOf('days')} isRequired>
                {(control) => <Input {...control} type="number" min={1} max={MAX_DAYS} defaultValue={90} />}
              </Field>
              <Field name="limit" label="Requests per minute" note="optional" error={errorOf('limit')}>
                {(control) => <Input {...control} type="number" min={1} max={100_000} />}
              </Field>
            </div>
            <fieldset>
              <legend className="text-sm font-medium">What it may do</legend>
              {errorOf('scopes') !== undefined && (
                <p className="mt-1 text-sm text-danger-ink">{errorOf('scopes')}</p>
              )}
              <div className="mt-2 grid gap-1.5 sm:grid-cols-3 lg:grid-cols-4">
                {(kind === 'partner' ? PARTNER_SCOPES : SCOPES).map((scope) => (
                  <Checkbox
                    key={scope}
                    id={scope === SCOPES[0] ? 'field-scopes' : `scope-${scope}`}
                    name="scope"
                    value={scope}
                    label={<span className="font-mono text-xs">{scope}</span>}
                  />
                ))}
              </div>
            </fieldset>
          </>
        )}
      </ActionForm>
    </>
  );
}
