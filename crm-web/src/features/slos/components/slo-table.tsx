import { Badge, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { percent } from '@/ui/quantities';
import type { SloStatus } from '../slos.schema';

const NUMBER = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const HEALTH = {
  ok: { tone: 'ok', words: 'Kept' },
  warn: { tone: 'warn', words: 'At risk' },
  danger: { tone: 'danger', words: 'Broken' },
  unknown: { tone: 'neutral', words: 'No events yet' },
} as const;

/** How an objective is doing. */
export function SloBadge({ status }: { readonly status: SloStatus }): ReactElement {
  const { tone, words } = HEALTH[status.health];
  return <Badge tone={tone}>{words}</Badge>;
}

/** Share of events that went well, as exactly as objectives need it: `99.95 %`. */
export function levelText(level: number | null): string {
  return level === null ? '–' : `${(Math.floor(level * 100_000) / 1_000).toFixed(level === 1 ? 0 : 2)} %`;
}

/** Speed of burning: `0.4×`. */
export function burnText(rate: number | null): string {
  return rate === null ? '–' : `${NUMBER.format(rate)}×`;
}

/** Every objective with its budget and how fast it burns. */
export function SloTable({ slos }: { readonly slos: readonly SloStatus[] }): ReactElement {
  return (
    <Table caption="Objectives" density="compact">
      <thead>
        <tr>
          <Th>State</Th>
          <Th>Objective</Th>
          <Th isNumeric>Target</Th>
          <Th isNumeric>Now</Th>
          <Th isNumeric>Budget left</Th>
          <Th isNumeric>Events left</Th>
          {slos[0]?.burnRates.map(({ hours }) => (
            <Th key={hours} isNumeric>
              Burn {hours} h
            </Th>
          ))}
          <Th isNumeric>Events</Th>
        </tr>
      </thead>
      <tbody>
        {slos.map((status) => (
          <Tr key={status.slo.id}>
            <Td>
              <SloBadge status={status} />
            </Td>
            <Td>
              <TextLink href={paths.slo(status.slo.id)}>{status.slo.title}</TextLink>
              <span className="block text-xs text-ink-muted">{status.slo.promise}</span>
            </Td>
            <Td isNumeric>{levelText(status.slo.target)}</Td>
            <Td isNumeric>{levelText(status.level)}</Td>
            <Td isNumeric>{status.budgetLeft === null ? '–' : budgetText(status.budgetLeft)}</Td>
            <Td isNumeric>{status.eventsLeft ?? '–'}</Td>
            {status.burnRates.map(({ hours, rate }) => (
              <Td key={hours} isNumeric>
                {burnText(rate)}
              </Td>
            ))}
            <Td isNumeric>{status.total}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Share of the error budget that is left: `87 %`, `−40 %`. */
export function budgetText(left: number): string {
  return left < 0 ? `−${percent(-left)}` : percent(left);
}
