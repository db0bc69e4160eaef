import { can } from '@octo/shared/auth/permissions';
import { Card, EmptyState, LockIcon, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { KeyForm } from '@/features/keys/components/key-form.client';
import { KeyTable } from '@/features/keys/components/key-table';
import { listKeys } from '@/features/keys/keys.service';
import { forPage } from '@/page';

export const metadata: Metadata = { title: 'API keys' };

export default async function KeysPage(): Promise<ReactElement> {
  const { keys, now, mayWrite } = await forPage(async (context) => ({
    keys: await listKeys(context),
    now: context.now(),
    mayWrite: can(context.operator.role, 'keys:write'),
  }));
  return (
    <>
      <PageHeader
        title="API keys"
        description="Bearer tokens for scripts and partners. Only their fingerprints are stored."
      />
      {mayWrite && (
        <Card title="Make a key" className="my-4">
          <KeyForm />
        </Card>
      )}
      {keys.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<LockIcon size={20} />}
          title="No keys yet"
          description="Scripts and partners call the API with a key in the header Authorization: Bearer."
        />
      ) : (
        <KeyTable keys={keys} now={now} mayRevoke={mayWrite} />
      )}
    </>
  );
}
