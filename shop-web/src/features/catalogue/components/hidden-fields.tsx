import type { ReactElement } from 'react';
import { type ListingFilter, toListingAddress } from '../listing-query.schema';

type Field = keyof ReturnType<typeof toListingAddress>;

/** Carries the rest of the address through a form; `except` names the fields that the form shows itself. */
export function HiddenFields({
  filter,
  except,
}: {
  readonly filter: ListingFilter;
  readonly except: readonly Field[];
}): ReactElement {
  // A changed filter starts at the first page again.
  const left = new Set<string>([...except, 'page']);
  return (
    <>
      {Object.entries(toListingAddress(filter))
        .filter(([name, value]) => value !== undefined && !left.has(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
    </>
  );
}
