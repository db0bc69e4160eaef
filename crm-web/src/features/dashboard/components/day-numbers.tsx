import { formatMoney } from '@octo/shared/money';
import { Stat, StatGrid, type Tone } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { Compared, DayNumbers } from '../dashboard.schema';

/** The numbers of the last 24 hours, each beside the 24 hours before. */
export function DayNumberTiles({
  numbers,
  currency,
}: {
  readonly numbers: DayNumbers;
  readonly currency: string;
}): ReactElement {
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency });
  const { orders, revenueMinor, averageMinor, paidShare, failedPayments } = numbers;
  return (
    <StatGrid>
      <Stat label="Orders" value={orders.now.toLocaleString('en-US')} {...change(orders, 'up')} />
      <Stat label="Revenue" value={money(revenueMinor.now)} {...change(revenueMinor, 'up')} />
      <Stat label="Average order" value={money(averageMinor.now)} {...change(averageMinor, 'up')} />
      <Stat
        label="Paid rate"
        value={percent(paidShare.now)}
        note={
          paidShare.before === null
            ? 'no orders the day before'
            : `${percent(paidShare.before)} the day before`
        }
        tone={toneOfShare(paidShare)}
      />
      <Stat
        label="Failed payments"
        value={failedPayments.now.toLocaleString('en-US')}
        {...change(failedPayments, 'down')}
      />
    </StatGrid>
  );
}

function percent(share: number | null): string {
  return share === null
    ? '–'
    : new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function toneOfShare({ now, before }: DayNumbers['paidShare']): Tone {
  if (now === null || before === null || now === before) return 'neutral';
  return now > before ? 'ok' : 'warn';
}

/** How a number moved against the day before; `better` says which direction is good news. */
function change({ now, before }: Compared, better: 'up' | 'down'): { note: string; tone: Tone } {
  if (before === 0) return { note: now === 0 ? 'as the day before' : 'none the day before', tone: 'neutral' };
  const share = (now - before) / before;
  if (share === 0) return { note: 'as the day before', tone: 'neutral' };
  const isGood = share > 0 === (better === 'up');
  const sign = share > 0 ? '+' : '−';
  return { note: `${sign}${percent(Math.abs(share))} against the day before`, tone: isGood ? 'ok' : 'warn' };
}
