import { Badge } from '@octo/shared/ui';
import { LocalTime } from '@octo/shared/ui/client';
import type { ReactElement } from 'react';
import { endSession } from '../account.actions';
import type { OwnSession } from '../account.schema';
import { RowButton } from './row-button.client';

/** Where the customer is signed in, with device and last use. */
export function SessionList({ sessions }: { readonly sessions: readonly OwnSession[] }): ReactElement {
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 text-sm">
          <div className="min-w-0 flex-1">
            <p className="flex items-center gap-2 font-medium">
              {session.device}
              {session.isCurrent && <Badge>This device</Badge>}
            </p>
            <p className="text-ink-muted">
              Last used <LocalTime value={session.lastSeenAt} />
            </p>
            <p className="text-ink-muted">
              Signed in <LocalTime value={session.createdAt} />
              {session.signInMethod === 'sso' && ' by single sign-on'}, from{' '}
              {session.ipAddress ?? 'an unknown address'}
            </p>
          </div>
          {!session.isCurrent && (
            <RowButton
              action={endSession}
              id={session.id}
              label="Sign out"
              description={`Sign out ${session.device}`}
              doneTitle="This device was signed out"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
