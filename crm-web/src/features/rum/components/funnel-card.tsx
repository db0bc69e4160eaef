import { Card, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { percent } from '@/ui/quantities';
import type { FunnelStep } from '../rum.schema';

/** How far visitors of the shop came: a table whose bars are the funnel. */
export function FunnelCard({ steps }: { readonly steps: readonly FunnelStep[] }): ReactElement {
  return (
    <Card
      title="From visit to order"
      description="Sessions of the shop that came this far or further."
      isFlush
    >
      <Table caption="From visit to order" density="compact" isFramed={false}>
        <thead>
          <tr>
            <Th>Step</Th>
            <Th isNumeric>Sessions</Th>
            <Th>Of all visitors</Th>
            <Th isNumeric>Went on</Th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ label, sessions, shareOfAll, shareOfPrevious }) => (
            <Tr key={label}>
              <Td className="whitespace-nowrap">{label}</Td>
              <Td isNumeric>{sessions}</Td>
              <Td className="w-1/2 min-w-40">
                <span className="flex items-center gap-2">
                  <span aria-hidden className="h-3 grow overflow-hidden rounded-xs bg-sunken">
                    <span
                      className="block h-full bg-accent"
                      style={{ width: `${(shareOfAll ?? 0) * 100}%` }}
                    />
                  </span>
                  <span className="w-14 text-right">{shareOfAll === null ? '–' : percent(shareOfAll)}</span>
                </span>
              </Td>
              <Td isNumeric>{shareOfPrevious === null ? '–' : percent(shareOfPrevious)}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
