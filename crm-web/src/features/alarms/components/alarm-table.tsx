import { Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { type AlarmRow, alarmValue } from '../alarms.schema';
import { AlarmStateBadge, SeverityBadge } from './alarm-badges';

/** Rules with their alarms; a rule that holds nowhere has one quiet line. */
export function AlarmTable({ rows }: { readonly rows: readonly AlarmRow[] }): ReactElement {
  return (
    <Table caption="Alarms" density="compact" isHeaderSticky>
      <thead>
        <tr>
          <Th>State</Th>
          <Th>Alarm</Th>
          <Th>For</Th>
          <Th isNumeric>Value</Th>
          <Th isNumeric>Limit</Th>
          <Th>Since</Th>
          <Th>Severity</Th>
          <Th>Team</Th>
        </tr>
      </thead>
      <tbody>
        {rows.flatMap(({ rule, instances }) =>
          (instances.length > 0 ? instances : [undefined]).map((alarm) => (
            <Tr key={`${rule.name} ${alarm?.labels ?? ''}`}>
              <Td>
                <AlarmStateBadge alarm={alarm} />
              </Td>
              <Td>
                <TextLink href={paths.alarm(rule.name)}>{rule.name}</TextLink>
                <span className="block text-xs text-ink-muted">{rule.summary}</span>
              </Td>
              <Td>{alarm && alarm.labels !== '-' ? alarm.labels : '–'}</Td>
              <Td isNumeric>{alarm ? alarmValue(alarm.value, rule.unit) : '–'}</Td>
              <Td isNumeric>
                {rule.compare === '>' ? 'above' : 'below'} {alarmValue(rule.threshold, rule.unit)}
              </Td>
              <Td>{alarm ? <RelativeTime value={alarm.since.toISOString()} /> : '–'}</Td>
              <Td>
                <SeverityBadge severity={rule.severity} />
              </Td>
              <Td>{rule.team}</Td>
            </Tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
