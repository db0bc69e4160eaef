import { Table, Td, Th, Tr } from '@octo/shared/ui';
import { RelativeTime } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import type { UserRow } from '../users.schema';
import { UserState } from './user-state';

/** Accounts with role, state and last sign-in. */
export function UserTable(props: {
  readonly users: readonly UserRow[];
  readonly density: 'compact' | 'comfortable';
  readonly now: Date;
}): ReactElement {
  const { users, density, now } = props;
  return (
    <Table
      caption="Users"
      density={density}
      isHeaderSticky
      frameClassName="max-h-[max(18rem,calc(100dvh-15rem))]"
    >
      <thead>
        <tr>
          <Th>E-mail</Th>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>State</Th>
          <Th>Signs in by</Th>
          <Th>Last sign-in</Th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <Tr key={user.id}>
            <Td>
              <Link href={paths.user(user.id)} className="font-medium text-accent-ink hover:underline">
                {user.email}
              </Link>
            </Td>
            <Td>{user.name}</Td>
            <Td>{user.role}</Td>
            <Td>
              <UserState user={user} now={now} />
            </Td>
            <Td>{waysIn(user)}</Td>
            <Td>
              {user.lastSignInAt ? (
                <RelativeTime value={user.lastSignInAt} serverNow={now.getTime()} />
              ) : (
                'never'
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How an account can be entered. */
export function waysIn({ hasPassword, hasSso }: UserRow): string {
  return [hasPassword && 'password', hasSso && 'single sign-on'].filter(Boolean).join(', ') || '–';
}
