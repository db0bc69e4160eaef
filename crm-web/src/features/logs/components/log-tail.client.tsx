'use client';

import { Alert, Badge, Button, EmptyState, Spinner } from '@octo/shared/ui';
import { type ReactElement, useState } from 'react';
import useSWR from 'swr';
import { paths } from '@/paths';
import { type LogLine, type LogTail as LogTailAnswer, logTailContract } from '../logs.schema';
import { LogLineItem } from './log-line';

const EVERY_MS = 1_500;
/** More lines than this nobody reads, and the page would become slow. */
const MAX_LINES = 500;

interface Tail {
  readonly lines: readonly LogLine[];
  readonly after: number | null;
  readonly isCut: boolean;
}

async function readTail(url: string): Promise<LogTailAnswer> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The console answered ${response.status}.`);
  return logTailContract.response.parse(await response.json());
}

/** Log lines as they arrive, the newest on top. It stops while it is paused, and in a hidden tab. */
export function LogTail({ query }: { readonly query: string }): ReactElement {
  const [isPaused, setIsPaused] = useState(false);
  const [tail, setTail] = useState<Tail>({ lines: [], after: null, isCut: false });
  const take = (answer: LogTailAnswer) =>
    setTail((before) => {
      // Answers may come twice or late; a line is shown once.
      const known = new Set(before.lines.map(({ seq }) => seq));
      const fresh = answer.items.filter(({ seq }) => !known.has(seq)).toReversed();
      return {
        lines: [...fresh, ...before.lines].slice(0, MAX_LINES),
        after: Math.max(answer.lastSeq, before.after ?? 0),
        isCut: answer.isCut,
      };
    });
  const { error } = useSWR(
    isPaused ? null : 'log tail',
    () => readTail(paths.logTail({ q: query, after: tail.after })),
    { refreshInterval: EVERY_MS, onSuccess: take, revalidateOnFocus: true, dedupingInterval: 0 },
  );
  const { lines } = tail;
  return (
    <section aria-label="Live tail">
      <div className="mb-2 flex flex-wrap items-center gap-3 text-sm">
        <Button onClick={() => setIsPaused((was) => !was)} aria-pressed={isPaused}>
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <Button variant="ghost" onClick={() => setTail((before) => ({ ...before, lines: [] }))}>
          Clear
        </Button>
        <Badge tone={isPaused ? 'neutral' : 'ok'} hasDot>
          {isPaused ? 'paused' : 'live'}
        </Badge>
        <span className="text-ink-muted tabular-nums">
          {lines.length} lines{lines.length === MAX_LINES && ', the newest'}
        </span>
      </div>
      {error instanceof Error && (
        <Alert tone="danger" className="mb-2" title="The tail does not arrive">
          {error.message} It is tried again.
        </Alert>
      )}
      {tail.isCut && (
        <Alert tone="warn" className="mb-2">
          Lines come faster than they can be shown; some are left out. Narrow the query.
        </Alert>
      )}
      {lines.length === 0 ? (
        <EmptyState
          className="rounded-lg border border-line bg-surface"
          icon={isPaused ? undefined : <Spinner />}
          title={isPaused ? 'Paused' : 'Waiting for lines'}
          description="Lines appear here as they arrive: about five seconds after they were written."
        />
      ) : (
        <ol aria-label="Log lines" className="rounded-lg border border-line bg-surface">
          {lines.map((line) => (
            <LogLineItem key={line.seq} line={line} />
          ))}
        </ol>
      )}
    </section>
  );
}
