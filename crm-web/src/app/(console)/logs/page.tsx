import { isAppError } from '@octo/shared/errors';
import {
  Alert,
  ButtonLink,
  DownloadIcon,
  EmptyState,
  KeysetPagination,
  ListIcon,
  PageHeader,
  RadioIcon,
} from '@octo/shared/ui';
import type { Metadata } from 'next';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { LogFilterForm } from '@/features/logs/components/log-filter-form';
import { LogHistogramCard } from '@/features/logs/components/log-histogram-card';
import { LogLineItem } from '@/features/logs/components/log-line';
import { LogTail } from '@/features/logs/components/log-tail.client';
import { parseLogQuery } from '@/features/logs/log-query';
import { LOG_EXPORT_LIMIT, type LogListQuery, type LogPage, logListQuery } from '@/features/logs/logs.schema';
import { logHistogram, searchLogs } from '@/features/logs/logs.service';
import { forPage } from '@/page';
import { paths, type Query } from '@/paths';
import { readSearchParams } from '@/search-params';

export const metadata: Metadata = { title: 'Logs' };

const pageQuery = logListQuery.extend({ tail: z.literal('1').optional() });

export default async function LogsPage({ searchParams }: PageProps<'/logs'>): Promise<ReactElement> {
  const { query, ignored } = readSearchParams(pageQuery, await searchParams);
  const { before: _before, tail, ...filter } = query;
  const address = addressOf(filter);
  const { problems } = parseLogQuery(filter.q ?? '');
  return (
    <>
      <PageHeader
        title="Logs"
        description="What both applications wrote, with the trace that each line belongs to. Personal data is masked."
        actions={
          <>
            <ButtonLink
              href={paths.logsExport({ ...address, format: 'ndjson' })}
              icon={<DownloadIcon />}
              prefetch={false}
            >
              NDJSON
            </ButtonLink>
            <ButtonLink href={paths.logsExport(address)} icon={<DownloadIcon />} prefetch={false}>
              CSV
            </ButtonLink>
            {tail ? (
              <ButtonLink href={paths.logs(address)}>End live tail</ButtonLink>
            ) : (
              <ButtonLink href={paths.logs({ q: filter.q, tail: true })} icon={<RadioIcon />}>
                Live tail
              </ButtonLink>
            )}
          </>
        }
      />
      <LogFilterForm query={filter} isTail={tail !== undefined} problems={problems} />
      {ignored.length > 0 && (
        <Alert tone="warn" className="mb-3">
          Part of the address was not understood and is left out: {ignored.join(', ')}.
        </Alert>
      )}
      {tail ? (
        <LogTail key={filter.q ?? ''} query={filter.q ?? ''} />
      ) : (
        <FoundLogs query={query} address={address} />
      )}
    </>
  );
}

async function FoundLogs(props: {
  readonly query: LogListQuery;
  readonly address: Query;
}): Promise<ReactElement> {
  const { query, address } = props;
  const [page, histogram] = await Promise.all([
    forPage((context) => orTooSlow(searchLogs(context, query))),
    forPage((context) => orTooSlow(logHistogram(context, query))),
  ]);
  return (
    <>
      {histogram === TOO_SLOW ? (
        <Alert tone="warn" className="mb-4" title="Too many lines to count">
          The lines below are complete; counting them over time took too long. Choose a shorter time.
        </Alert>
      ) : (
        histogram && histogram.total > 0 && <LogHistogramCard histogram={histogram} filter={address} />
      )}
      {page === TOO_SLOW ? (
        <Alert tone="warn" title="The search took too long">
          It was given up, so that others are not held up. Choose a shorter time, or add a condition: a
          service, a level, or a word that few lines have.
        </Alert>
      ) : (
        <Lines page={page} address={address} isFirst={!query.before} />
      )}
    </>
  );
}

function Lines(props: {
  readonly page: LogPage;
  readonly address: Query;
  readonly isFirst: boolean;
}): ReactElement {
  const { page, address, isFirst } = props;
  if (page.items.length === 0) {
    return (
      <EmptyState
        className="rounded-lg border border-line bg-surface"
        icon={<ListIcon size={20} />}
        title="No lines"
        description="Nothing was written in this time that matches. Lines come a few seconds after they were written."
        action={
          <ButtonLink href={paths.logs({ ...address, from: null, to: null, range: '3d' })}>
            Search the last 3 days
          </ButtonLink>
        }
      />
    );
  }
  return (
    <>
      <ol aria-label="Log lines" className="rounded-lg border border-line bg-surface">
        {page.items.map((line) => (
          <LogLineItem key={line.seq} line={line} />
        ))}
      </ol>
      <KeysetPagination
        className="mt-3"
        summary={`${page.items.length} lines on this page, newest first; a download holds up to ${LOG_EXPORT_LIMIT.toLocaleString('en-US')}`}
        previousHref={isFirst ? undefined : paths.logs(address)}
        nextHref={page.nextCursor ? paths.logs({ ...address, before: page.nextCursor }) : undefined}
      />
    </>
  );
}

const TOO_SLOW = Symbol('too slow');

async function orTooSlow<T>(answer: Promise<T>): Promise<T | typeof TOO_SLOW> {
  try {
    return await answer;
  } catch (error) {
    if (isAppError(error, 'search_too_broad')) return TOO_SLOW;
    throw error;
  }
}

function addressOf({ q, trace, range, from, to }: Omit<LogListQuery, 'before'>): Query {
  return { q, trace, range, from: from?.toISOString(), to: to?.toISOString() };
}
