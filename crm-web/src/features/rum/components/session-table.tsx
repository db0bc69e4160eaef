import { Badge, DateTime, Table, Td, TextLink, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { RumSessionSummary } from '../rum.schema';
import { appLabel, lengthText } from './rum-text';

/** Sessions of visitors. */
export function SessionTable({
  sessions,
}: {
  readonly sessions: readonly RumSessionSummary[];
}): ReactElement {
  return (
    <Table caption="Sessions" density="compact" isHeaderSticky frameClassName="max-h-[calc(100dvh-16rem)]">
      <thead>
        <tr>
          <Th>Began (UTC)</Th>
          <Th>Application</Th>
          <Th>Device</Th>
          <Th>From page</Th>
          <Th>To page</Th>
          <Th isNumeric>Lasted</Th>
          <Th isNumeric>Views</Th>
          <Th isNumeric>Actions</Th>
          <Th isNumeric>Errors</Th>
          <Th>Order</Th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <Tr key={session.sessionId}>
            <Td className="whitespace-nowrap">
              <TextLink href={paths.rumSession(session.sessionId)}>
                <DateTime value={session.startedAt} style="short" />
              </TextLink>
            </Td>
            <Td>{appLabel(session.app)}</Td>
            <Td className="whitespace-nowrap">
              {session.device} · {session.browser} · {session.os}
            </Td>
            <Td isMono>{session.entryPage ?? '–'}</Td>
            <Td isMono>{session.exitPage ?? '–'}</Td>
            <Td isNumeric>{lengthText(session.durationUs)}</Td>
            <Td isNumeric>{session.viewCount}</Td>
            <Td isNumeric>{session.actionCount}</Td>
            <Td isNumeric>
              {session.errorCount > 0 ? <Badge tone="danger">{session.errorCount}</Badge> : '0'}
            </Td>
            <Td isMono className="whitespace-nowrap">
              {session.orderNumber ? (
                <TextLink href={paths.order(session.orderNumber)}>{session.orderNumber}</TextLink>
              ) : (
                '–'
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
