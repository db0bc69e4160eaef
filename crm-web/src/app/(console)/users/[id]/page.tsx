import { can, refusalReason } from '@octo/shared/auth/permissions';
import { Breadcrumbs, Card, DateTime, DescriptionList, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactElement } from 'react';
import { auditOf } from '@/features/audit/audit.service';
import { AuditTrail } from '@/features/audit/components/audit-trail';
import { SessionTable } from '@/features/sessions/components/session-table';
import { RoleForm } from '@/features/users/components/role-form.client';
import { UserActions } from '@/features/users/components/user-actions.client';
import { UserState } from '@/features/users/components/user-state';
import { waysIn } from '@/features/users/components/user-table';
import { userIdSchema } from '@/features/users/users.schema';
import { getUser } from '@/features/users/users.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'User' };

export default async function UserPage({ params }: PageProps<'/users/[id]'>): Promise<ReactElement> {
  const id = userIdSchema.safeParse((await params).id);
  if (!id.success) notFound();
  const { user, sessions, trail, now, operator } = await forPage(async (context) => {
    const [detail, trail] = await Promise.all([
      getUser(context, id.data),
      auditOf(context, { resourceType: 'user', resourceId: String(id.data) }),
    ]);
    return { ...detail, trail, now: context.now(), operator: context.operator };
  });
  const isOwn = operator.userId === user.id;
  const refusal = isOwn
    ? 'Another administrator must change your own account.'
    : refusalReason(operator.role, 'users:write');
  return (
    <>
      <PageHeader
        title={user.name}
        breadcrumbs={<Breadcrumbs items={[{ label: 'Users', href: paths.users() }, { label: user.email }]} />}
        meta={<UserState user={user} now={now} />}
      />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Card title="Account">
          <DescriptionList
            items={[
              { term: 'E-mail', value: user.email },
              { term: 'Confirmed', value: user.isEmailVerified ? 'yes' : 'no' },
              { term: 'Role', value: user.role },
              { term: 'Signs in by', value: waysIn(user) },
              {
                term: 'Last sign-in',
                value: user.lastSignInAt ? <DateTime value={user.lastSignInAt} style="short" /> : 'never',
              },
              { term: 'Known since', value: <DateTime value={user.createdAt} style="short" /> },
            ]}
          />
        </Card>
        <Card title="Access" {...(refusal !== undefined && { description: refusal })}>
          <div className="space-y-5">
            {refusal === undefined && <RoleForm id={user.id} role={user.role} />}
            <UserActions id={user.id} email={user.email} isActive={user.isActive} refusal={refusal} />
          </div>
        </Card>
      </div>
      {can(operator.role, 'sessions:read') && (
        <Card title="Sessions" isFlush className="mt-4">
          <SessionTable
            sessions={sessions}
            now={now}
            mayRevoke={can(operator.role, 'sessions:revoke')}
            isFramed={false}
          />
        </Card>
      )}
      {can(operator.role, 'audit:read') && (
        <div className="mt-4">
          <AuditTrail entries={trail} />
        </div>
      )}
    </>
  );
}
