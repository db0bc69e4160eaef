import { Button, EmptyState, Field, Input, PageHeader, TabLinks } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { TraceList } from '@/features/traces/components/trace-list';
import {
  TRACE_SELECTIONS,
  type TraceSelection,
  traceIdSchema,
  tracesQuery,
} from '@/features/traces/traces.schema';
import { listTraces } from '@/features/traces/traces.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

const LABELS: Readonly<Record<TraceSelection, string>> = {
  requests: 'Requests',
  errors: 'With errors',
  jobs: 'Background work',
};

export const metadata: Metadata = { title: 'Traces' };

export default async function TracesPage({ searchParams }: PageProps<'/traces'>): Promise<ReactElement> {
  const query = tracesQuery.parse(await searchParams);
  const wanted = traceIdSchema.safeParse(query.id ?? '');
  if (wanted.success) redirect(paths.trace(wanted.data));
  const selection = query.show ?? 'requests';
  const traces = await forPage((ctx) => listTraces(ctx, { serviceName: query.service ?? null, selection }));
  return (
    <>
      <PageHeader
        title="Traces"
        description="What both applications did, request by request. Every error page shows a support code: it is the id of a trace."
      />
      <form action={paths.traces()} className="mb-4 flex flex-wrap items-end gap-2">
        <Field
          name="id"
          label="Trace id or support code"
          error={query.id ? 'A trace id has 32 digits from 0 to 9 and a to f.' : undefined}
          className="w-full max-w-md"
        >
          {(control) => (
            <Input {...control} defaultValue={query.id ?? ''} autoComplete="off" spellCheck={false} />
          )}
        </Field>
        <Button type="submit">Open</Button>
      </form>
      <TabLinks
        label="Selection"
        tabs={TRACE_SELECTIONS.map((show) => ({
          href: paths.traces({ service: query.service, show: show === 'requests' ? undefined : show }),
          label: LABELS[show],
          isCurrent: selection === show,
        }))}
      />
      <div className="mt-4">
        {traces.length === 0 ? (
          <EmptyState
            title="No traces yet"
            description="They appear a second or two after the first request."
          />
        ) : (
          <TraceList traces={traces} />
        )}
      </div>
    </>
  );
}
