import { Card, DateTime, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { AlarmEvent } from '../alarms.schema';

const WORDS = { fired: 'began', resolved: 'ended', acknowledged: 'taken up' } as const;

/** What happened to alarms, newest first. */
export function AlarmEvents({ events }: { readonly events: readonly AlarmEvent[] }): ReactElement {
  return (
    <Card title="History" isFlush>
      {events.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">No alarm has begun or ended yet.</p>
      ) : (
        <Table caption="History of alarms" density="compact" isFramed={false} frameClassName="max-h-96">
          <thead>
            <tr>
              <Th>When (UTC)</Th>
              <Th>Alarm</Th>
              <Th>For</Th>
              <Th>What</Th>
              <Th>Who and why</Th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <Tr key={event.id}>
                <Td>
                  <DateTime value={event.at} style="dateTime" />
                </Td>
                <Td>
                  <TextLink href={paths.alarm(event.alarm)}>{event.alarm}</TextLink>
                </Td>
                <Td>{event.labels === '-' ? '–' : event.labels}</Td>
                <Td>{WORDS[event.kind]}</Td>
                <Td>{[event.actor, event.note].filter(Boolean).join(': ') || '–'}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
