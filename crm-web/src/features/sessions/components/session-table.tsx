import { deviceOf } from '@octo/shared/auth/device';
import { Table, Td, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { SessionRow } from '../sessions.schema';
import { EndSessionButton } from './end-session-button.client';

/** Open sessions with device and last use. */
export function SessionTable(props: {
  readonly sessions: readonly SessionRow[];
  readonly now: Date;
  readonly mayRevoke: boolean;
  readonly isFramed?: boolean;
}): ReactElement {
  const { sessions, now, mayRevoke, isFramed = true } = props;
  const hasUsers = sessions.some(({ user }) => user);
  return (
    <Table caption="Open sessions" isFramed={isFramed}>
      <thead>
        <tr>
          {hasUsers && <Th>User</Th>}
          <Th>Application</Th>
          <Th>By</Th>
          <Th>Address</Th>
          <Th>Device</Th>
          <Th>Signed in</Th>
          <Th>Last used</Th>
          {mayRevoke && <Th>End</Th>}
        </tr>
      </thead>
      <tbody>
        {sessions.length === 0 && (
          <Tr>
            <Td colSpan={8}>No session is open.</Td>
          </Tr>
        )}
        {sessions.map((session) => (
          <Tr key={session.id}>
            {hasUsers && (
              <Td>
                {session.user && (
                  <Link href={paths.user(session.user.id)} className="text-accent-ink hover:underline">
                    {session.user.email}
                  </Link>
                )}
              </Td>
            )}
            <Td>{session.application}</Td>
            <Td>{session.signInMethod === 'sso' ? 'single sign-on' : 'password'}</Td>
            <Td isMono>{session.ipAddress ?? '–'}</Td>
            <Td className="whitespace-nowrap" title={session.userAgent ?? undefined}>
              {deviceOf(session.userAgent)}
            </Td>
            <Td>
              <RelativeTime value={session.createdAt} serverNow={now.getTime()} />
            </Td>
            <Td>
              <RelativeTime value={session.lastSeenAt} serverNow={now.getTime()} />
            </Td>
            {mayRevoke && (
              <Td>
                <EndSessionButton id={session.id} whose={session.user?.email ?? 'this account'} />
              </Td>
            )}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
