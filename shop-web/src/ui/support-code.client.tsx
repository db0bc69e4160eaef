'use client';

import { CopyButton } from '@octo/shared/ui/client';
import { type ReactElement, useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** Trace id of the document's own request, from its `Server-Timing: traceparent` entry; null when there is none. */
function documentTraceId(): string | null {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const entry = navigation?.serverTiming?.find(({ name }) => name === 'traceparent');
  return entry?.description.split('-')[1] ?? null;
}

/**
 * The code that support asks for: the trace id under which the console shows what happened. `digest` is the one
 * that an error carries; without it the document's own trace is named, and without that nothing is shown.
 */
export function SupportCode({
  digest,
  className,
}: {
  readonly digest?: string | undefined;
  readonly className?: string;
}): ReactElement | null {
  const traceId = useSyncExternalStore(subscribe, documentTraceId, () => null);
  const code = digest ?? traceId;
  if (code === null) return null;
  return (
    <p className={className}>
      <span className="inline-flex items-center gap-2 text-xs text-ink-subtle">
        Support code <code className="break-all text-ink-muted">{code}</code>
        <CopyButton text={code} label="Copy support code" />
      </span>
    </p>
  );
}
