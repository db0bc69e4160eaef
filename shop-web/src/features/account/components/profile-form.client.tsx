'use client';

import { Field, Input } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { changeProfile } from '../account.actions';
import type { AccountView } from '../account.schema';

/** Name and telephone number. */
export function ProfileForm({ account }: { readonly account: AccountView }): ReactElement {
  const router = useRouter();
  return (
    <ActionForm
      action={changeProfile}
      submitLabel="Save"
      doneMessage="Your profile was saved."
      onDone={() => router.refresh()}
    >
      {(errorOf) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="name" label="Full name" error={errorOf('name')} isRequired>
            {(control) => (
              <Input
                {...control}
                key={account.name}
                autoComplete="name"
                maxLength={120}
                defaultValue={account.name}
              />
            )}
          </Field>
          <Field name="phone" label="Phone" note="optional" error={errorOf('phone')}>
            {(control) => (
              <Input
                {...control}
                key={account.phone}
                type="tel"
                autoComplete="tel"
                maxLength={40}
                defaultValue={account.phone ?? ''}
              />
            )}
          </Field>
        </div>
      )}
    </ActionForm>
  );
}
