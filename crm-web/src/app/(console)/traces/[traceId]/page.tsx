import { Breadcrumbs, ButtonLink, buttonClass, Card, ListIcon, PageHeader } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { TracePanel } from '@/features/traces/components/trace-panel';
import { spanParam } from '@/features/traces/traces.schema';
import { getTrace } from '@/features/traces/traces.service';
import { forPage } from '@/page';
import { paths } from '@/paths';

export const metadata: Metadata = { title: 'Trace' };

export default async function TracePage({
  params,
  searchParams,
}: PageProps<'/traces/[traceId]'>): Promise<ReactElement> {
  const [{ traceId }, { span }] = await Promise.all([params, searchParams]);
  const trace = await forPage((ctx) => getTrace(ctx, traceId));
  return (
    <>
      <PageHeader
        title={trace.title}
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: 'Traces', href: paths.traces() }, { label: trace.traceId.slice(0, 8) }]}
          />
        }
        actions={
          <>
            <ButtonLink href={paths.logs({ trace: trace.traceId })} icon={<ListIcon />}>
              Logs of this trace
            </ButtonLink>
            <ButtonLink href={paths.compareTraces(trace.traceId)}>Compare</ButtonLink>
            <a href={paths.traceOtlp(trace.traceId)} download className={buttonClass({})}>
              Download as OTLP
            </a>
          </>
        }
        description={
          <span className="inline-flex items-center gap-1 font-mono text-xs break-all">
            {trace.traceId}
            <CopyButton text={trace.traceId} label="Copy trace id" />
          </span>
        }
      />
      <Card isFlush title="Spans">
        <TracePanel trace={trace} label="Trace" initialSpanId={spanParam.parse(span)} />
      </Card>
    </>
  );
}
