import { Badge } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import { type UserRow, userState } from '../users.schema';

const LOOKS = {
  active: { tone: 'ok', words: 'Active' },
  invited: { tone: 'info', words: 'Invited' },
  unconfirmed: { tone: 'info', words: 'E-mail not confirmed' },
  locked: { tone: 'warn', words: 'Locked' },
  deactivated: { tone: 'danger', words: 'Deactivated' },
} as const;

/** What an account is waiting for. */
export function UserState({ user, now }: { readonly user: UserRow; readonly now: Date }): ReactElement {
  const { tone, words } = LOOKS[userState(user, now)];
  return <Badge tone={tone}>{words}</Badge>;
}
