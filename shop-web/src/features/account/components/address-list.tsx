import { countryName } from '@octo/shared/money';
import { Badge, EmptyState, MapPinIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { makeDefaultAddress, removeAddress } from '../account.actions';
import type { SavedAddress } from '../account.schema';
import { RowButton } from './row-button.client';

/** The address book. */
export function AddressList({ addresses }: { readonly addresses: readonly SavedAddress[] }): ReactElement {
  if (addresses.length === 0) {
    return (
      <EmptyState
        icon={<MapPinIcon size={20} />}
        title="No addresses yet"
        description="Save one below, and checkout fills it in for you."
      />
    );
  }
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {addresses.map((address) => (
        <li key={address.id} className="rounded-lg border border-line bg-surface p-4 text-sm">
          <p className="flex items-center gap-2 font-medium">
            {address.recipient}
            {address.isDefault && <Badge>Default</Badge>}
          </p>
          <address className="mt-1 text-ink-muted not-italic">
            {address.line1}
            {address.line2 !== null && <>, {address.line2}</>}
            <br />
            {address.postalCode} {address.city}
            {address.region !== null && <>, {address.region}</>}
            <br />
            {countryName(address.country)}
          </address>
          <div className="mt-3 flex gap-2">
            {!address.isDefault && (
              <RowButton
                action={makeDefaultAddress}
                id={address.id}
                label="Make default"
                description={`Make ${address.line1} the default address`}
                doneTitle="Checkout now offers this address first"
              />
            )}
            <RowButton
              action={removeAddress}
              id={address.id}
              label="Delete"
              description={`Delete ${address.line1}`}
              doneTitle="The address was deleted"
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
