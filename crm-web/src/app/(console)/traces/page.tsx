import { Alert, Button, ButtonLink, EmptyState, Field, Input, PageHeader, TabLinks } from '@octo/shared/ui';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactElement } from 'react';
import { TraceList } from '@/features/traces/components/trace-list';
import { TraceScatter } from '@/features/traces/components/trace-scatter.client';
import { TraceSearchForm } from '@/features/traces/components/trace-search-form';
import { traceSearchQuery } from '@/features/traces/trace-search.schema';
import { searchTraces } from '@/features/traces/trace-search.service';
import { TRACE_SELECTIONS, type TraceSelection, traceIdSchema } from '@/features/traces/traces.schema';
import { forPage } from '@/page';
import { paths, type Query } from '@/paths';
import { readSearchParams } from '@/search-params';

const LABELS: Readonly<Record<TraceSelection, string>> = {
  requests: 'Requests',
  errors: 'With errors',
  jobs: 'Background work',
};

export const metadata: Metadata = { title: 'Traces' };

export default async function TracesPage({ searchParams }: PageProps<'/traces'>): Promise<ReactElement> {
  const { id, ...raw } = await searchParams;
  const wanted = traceIdSchema.safeParse(id ?? '');
  if (wanted.success) redirect(paths.trace(wanted.data));
  const { query, ignored } = readSearchParams(traceSearchQuery, raw);
  const { traces, facets, nextCursor } = await forPage((context) => searchTraces(context, query));
  const selection = query.show ?? 'requests';
  const { after: _after, from, to, ...rest } = query;
  const filter: Query = { ...rest, from: from?.toISOString(), to: to?.toISOString() };
  return (
    <>
      <PageHeader
        title="Traces"
        description="What both applications did, request by request. Every error page shows a support code: it is the id of a trace."
        actions={
          <form action={paths.traces()} className="flex items-end gap-2">
            <Field
              name="id"
              label="Trace id or support code"
              error={id ? 'A trace id has 32 digits from 0 to 9 and a to f.' : undefined}
              className="w-64"
            >
              {(control) => (
                <Input
                  {...control}
                  defaultValue={typeof id === 'string' ? id : ''}
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
            <Button type="submit">Open</Button>
          </form>
        }
      />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      <TabLinks
        label="Selection"
        tabs={TRACE_SELECTIONS.map((show) => ({
          href: paths.traces({ ...filter, show: show === 'requests' ? undefined : show }),
          label: LABELS[show],
          isCurrent: selection === show,
        }))}
      />
      <div className="mt-4">
        <TraceSearchForm search={query} facets={facets} />
        {traces.length === 0 ? (
          <EmptyState
            title="No traces found"
            description="They appear a second or two after a request. Choose a longer time or fewer conditions to find more."
          />
        ) : (
          <div className="space-y-4">
            <TraceScatter traces={traces} />
            <TraceList traces={traces} />
            {nextCursor && (
              <ButtonLink href={paths.traces({ ...filter, after: nextCursor })} variant="secondary">
                Older traces
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </>
  );
}
