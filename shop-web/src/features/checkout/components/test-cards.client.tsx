'use client';

import { Disclosure } from '@octo/shared/ui';
import type { ReactElement } from 'react';

const CARDS = [
  ['4242 4242 4242 4242', 'approved'],
  ['4000 0002 0000 0000', 'declined: not enough money'],
  ['4000 0005 0000 0007', 'declined: wrong security code'],
  ['4000 0006 0000 0006', 'declined without a reason'],
  ['4000 0010 0000 0000', 'charged, but no answer comes'],
  ['4000 0012 0000 0008', 'charged, then the connection is cut'],
  ['4000 0021 0000 0007', 'error 500, although charged'],
  ['4000 0023 0000 0005', 'always unavailable'],
  ['4000 0030 0000 0006', 'approved after some seconds'],
] as const;

/** Numbers of the simulated provider, for trying things out; shown in local environments only. */
export function TestCards({ onChoose }: { readonly onChoose: (number: string) => void }): ReactElement {
  return (
    <Disclosure
      summary="Test cards of this local shop"
      className="rounded-md border border-dashed border-line-strong px-4"
    >
      <p>Any future date, any security code, any name. Choose one to fill the form.</p>
      <ul className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {CARDS.map(([number, outcome]) => (
          <li key={number}>
            <button
              type="button"
              onClick={() => onChoose(number)}
              className="rounded-sm py-1 text-left hover:text-ink"
            >
              <span className="font-mono text-ink">{number}</span>
              <span className="block text-xs">{outcome}</span>
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
