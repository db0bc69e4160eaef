import { COUNTRIES, FREE_SHIPPING_FROM_MINOR, formatMoney, SHIPPING_FLAT_MINOR } from '@octo/shared/money';
import { GlobeIcon, ShieldCheckIcon, TruckIcon, WrenchIcon } from '@octo/shared/ui';
import type { ReactElement } from 'react';

const dollars = (amountMinor: number) => formatMoney({ amountMinor, currency: 'USD' }).replace(/\.00$/, '');

const promises = [
  {
    Icon: TruckIcon,
    title: `Free shipping from ${dollars(FREE_SHIPPING_FROM_MINOR)}`,
    text: `Below that one flat rate of ${dollars(SHIPPING_FLAT_MINOR)}, anywhere we ship.`,
  },
  {
    Icon: GlobeIcon,
    title: `Shipped to ${COUNTRIES.length} countries`,
    text: COUNTRIES.map((country) => country.code).join(', '),
  },
  {
    Icon: ShieldCheckIcon,
    title: 'What you see is on the shelf',
    text: 'Stock is counted to the piece and held for you at checkout.',
  },
  {
    Icon: WrenchIcon,
    title: 'Serviced by the people who sold it',
    text: 'Maintenance, calibration and training for every aircraft.',
  },
] as const;

/** What every order can rely on; the figures come from the rules that checkout applies. */
export function PromiseStrip(): ReactElement {
  return (
    <ul className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 lg:grid-cols-4">
      {promises.map(({ Icon, title, text }) => (
        <li key={title} className="flex gap-3.5 bg-surface p-5">
          <Icon size={20} className="mt-0.5 text-accent-ink" />
          <div>
            <p className="text-sm font-medium">{title}</p>
            <p className="mt-0.5 text-sm text-ink-muted">{text}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
