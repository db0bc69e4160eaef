import { can } from '@octo/shared/auth/permissions';
import { PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { SessionTable } from '@/features/sessions/components/session-table';
import { listOpenSessions } from '@/features/sessions/sessions.service';
import { forPage } from '@/page';

export const metadata: Metadata = { title: 'Sessions' };

export default async function SessionsPage(): Promise<ReactElement> {
  const { open, now, mayRevoke } = await forPage(async (context) => ({
    open: await listOpenSessions(context),
    now: context.now(),
    mayRevoke: can(context.operator.role, 'sessions:revoke'),
  }));
  return (
    <>
      <PageHeader
        title="Sessions"
        description="Who is signed in now, in the shop and in the console, last used first."
      />
      <div className="mt-4">
        <SessionTable sessions={open.items} now={now} mayRevoke={mayRevoke} />
      </div>
      {open.hasMore && (
        <p className="mt-2 text-sm text-ink-muted">Older sessions are found on the page of their user.</p>
      )}
    </>
  );
}
