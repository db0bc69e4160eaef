'use client';

import { OPERATOR_ROLES } from '@octo/shared/auth/permissions';
import { Field, Input, Select } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { inviteOperator } from '../users.actions';

/** Invites an operator. */
export function InviteForm(): ReactElement {
  return (
    <ActionForm
      action={inviteOperator}
      submitLabel="Send invitation"
      doneMessage="The invitation is on its way. Its link works for seven days."
    >
      {(errorOf) => (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field name="email" label="E-mail" error={errorOf('email')} isRequired>
            {(control) => <Input {...control} type="email" autoComplete="off" maxLength={255} />}
          </Field>
          <Field name="name" label="Full name" error={errorOf('name')} isRequired>
            {(control) => <Input {...control} autoComplete="off" maxLength={120} />}
          </Field>
          <Field name="role" label="Role" error={errorOf('role')} isRequired>
            {(control) => (
              <Select {...control} defaultValue="viewer">
                {OPERATOR_ROLES.map((role) => (
                  <option key={role}>{role}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
    </ActionForm>
  );
}
