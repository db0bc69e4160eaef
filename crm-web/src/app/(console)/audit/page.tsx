import { can } from '@octo/shared/auth/permissions';
import { Alert, ButtonLink, EmptyState, HistoryIcon, KeysetPagination, PageHeader } from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { readDensity } from '@/density';
import { auditListQuery } from '@/features/audit/audit.schema';
import { listAudit } from '@/features/audit/audit.service';
import { AuditFilterForm } from '@/features/audit/components/audit-filter-form';
import { AuditTable } from '@/features/audit/components/audit-table';
import { forPage } from '@/page';
import { paths } from '@/paths';
import { readSearchParams } from '@/search-params';
import { DensitySwitch } from '@/ui/density-switch.client';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditPage({ searchParams }: PageProps<'/audit'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(auditListQuery, await searchParams);
  const { after: _after, before: _before, ...filter } = query;
  const { page, role } = await forPage(async (context) => ({
    page: await listAudit(context, query),
    role: context.operator.role,
  }));
  const density = await readDensity();
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what, when and from where. Entries are only ever added."
        actions={<DensitySwitch density={density} />}
      />
      <AuditFilterForm query={query} />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      {page.items.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={<HistoryIcon size={20} />}
          title="Nothing was written down"
          description="No entry matches these filters."
          action={<ButtonLink href={paths.audit()}>Show everything</ButtonLink>}
        />
      ) : (
        <AuditTable entries={page.items} density={density} mayReadTraces={can(role, 'telemetry:read')} />
      )}
      <KeysetPagination
        className="mt-3"
        summary={`${page.items.length} entries on this page`}
        previousHref={
          page.previousCursor ? paths.audit({ ...filter, before: page.previousCursor }) : undefined
        }
        nextHref={page.nextCursor ? paths.audit({ ...filter, after: page.nextCursor }) : undefined}
      />
    </>
  );
}
