'use client';

import { ROLES } from '@octo/shared/auth/permissions';
import { Field, Select } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { changeRole } from '../users.actions';

/** Gives an account another role. */
export function RoleForm({ id, role }: { readonly id: number; readonly role: string }): ReactElement {
  return (
    <ActionForm
      action={changeRole}
      submitLabel="Change role"
      submitVariant="secondary"
      doneMessage="The role was changed. It counts from the next request on."
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Field name="role" label="Role" error={errorOf('role')}>
            {(control) => (
              <Select {...control} key={role} defaultValue={role}>
                {ROLES.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </Select>
            )}
          </Field>
        </>
      )}
    </ActionForm>
  );
}
