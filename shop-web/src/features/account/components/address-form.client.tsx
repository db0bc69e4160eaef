'use client';

import { COUNTRIES } from '@octo/shared/money';
import { Checkbox, Field, Input, Select } from '@octo/shared/ui';
import { ActionForm } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import type { ReactElement } from 'react';
import { addAddress } from '../account.actions';

const FIELDS = [
  { name: 'recipient', label: 'Recipient', autoComplete: 'shipping name', isRequired: true, isWide: true },
  {
    name: 'line1',
    label: 'Street and number',
    autoComplete: 'shipping address-line1',
    isRequired: true,
    isWide: true,
  },
  { name: 'line2', label: 'Apartment, unit, company', autoComplete: 'shipping address-line2', isWide: true },
  { name: 'city', label: 'City', autoComplete: 'shipping address-level2', isRequired: true },
  { name: 'postalCode', label: 'Postal code', autoComplete: 'shipping postal-code', isRequired: true },
  { name: 'region', label: 'State or region', autoComplete: 'shipping address-level1', isWide: true },
] as const;

/** Adds an address to the book. */
export function AddressForm(): ReactElement {
  const router = useRouter();
  return (
    <ActionForm
      action={addAddress}
      submitLabel="Add address"
      doneMessage="The address was added."
      onDone={() => router.refresh()}
    >
      {(errorOf) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            {FIELDS.map((field) => (
              <Field
                key={field.name}
                name={field.name}
                label={field.label}
                error={errorOf(field.name)}
                {...('isRequired' in field
                  ? { isRequired: true }
                  : { note: field.name === 'region' ? 'where the country has them' : 'optional' })}
                className={'isWide' in field ? 'sm:col-span-2' : ''}
              >
                {(control) => <Input {...control} autoComplete={field.autoComplete} maxLength={200} />}
              </Field>
            ))}
            <Field
              name="country"
              label="Country"
              error={errorOf('country')}
              isRequired
              className="sm:col-span-2"
            >
              {(control) => (
                <Select {...control} autoComplete="shipping country" defaultValue="US">
                  {COUNTRIES.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Checkbox name="isDefault" label="Offer this address first at checkout" />
        </>
      )}
    </ActionForm>
  );
}
