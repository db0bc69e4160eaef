import { Badge, cx, type Tone } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { type Level, termOf } from '../log-query';
import type { LogLine } from '../logs.schema';

const TONES: Readonly<Record<Level, Tone>> = {
  trace: 'neutral',
  debug: 'neutral',
  info: 'info',
  warn: 'warn',
  error: 'danger',
  fatal: 'danger',
};
const EDGES: Readonly<Record<Level, string>> = {
  trace: 'border-l-line',
  debug: 'border-l-line',
  info: 'border-l-info-line',
  warn: 'border-l-warn',
  error: 'border-l-danger',
  fatal: 'border-l-danger',
};

/** A log line that opens to all of its fields. */
export function LogLineItem({ line }: { readonly line: LogLine }): ReactElement {
  return (
    <li className="border-b border-line last:border-b-0">
      <details className={cx('group/line border-l-3', EDGES[line.level])}>
        <summary className="grid cursor-pointer grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-0.5 px-3 py-1.5 text-sm hover:bg-hover md:grid-cols-[11rem_4.5rem_11rem_1fr] [&::-webkit-details-marker]:hidden">
          <time
            dateTime={line.at}
            title={`${line.at} UTC`}
            className="font-mono text-xs whitespace-nowrap text-ink-muted tabular-nums"
          >
            {line.at.slice(0, 10)} {line.at.slice(11, 23)}
          </time>
          <span>
            <Badge tone={TONES[line.level]} hasDot>
              {line.level}
            </Badge>
          </span>
          <span className="col-span-2 truncate text-xs text-ink-muted md:col-span-1" title={line.service}>
            {line.logger ?? line.service}
          </span>
          <span className="col-span-2 line-clamp-2 break-words group-open/line:line-clamp-none md:col-span-1">
            {line.message || <span className="text-ink-muted">(no message)</span>}
          </span>
        </summary>
        <LineFields line={line} />
      </details>
    </li>
  );
}

function LineFields({ line }: { readonly line: LogLine }): ReactElement {
  const { traceId, spanId } = line;
  const known: (readonly [string, string | null])[] = [
    ['service', line.service],
    ['logger', line.logger],
    ['trace', traceId],
    ['span', spanId],
    ['workflow', line.workflowId],
  ];
  const fields = Object.entries(line.attributes).filter(([key]) => !SHOWN_ABOVE.has(key));
  return (
    <div className="space-y-3 border-t border-line bg-sunken px-3 py-3">
      {traceId && (
        <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <Link
            href={`${paths.trace(traceId)}${spanId ? `?span=${spanId}` : ''}`}
            className="text-accent-ink hover:underline"
          >
            Open the trace
          </Link>
          <Link href={paths.logs({ trace: traceId })} className="text-accent-ink hover:underline">
            All lines of this trace
          </Link>
        </p>
      )}
      <table className="w-full text-xs">
        <caption className="sr-only">Fields of the line</caption>
        <tbody>
          {known.map(([key, value]) => value !== null && <FieldRow key={key} name={key} value={value} />)}
          {fields.map(([key, value]) => (
            <FieldRow key={key} name={key} value={value} />
          ))}
        </tbody>
      </table>
      <details className="text-xs">
        <summary className="cursor-pointer text-ink-muted hover:text-ink">As JSON</summary>
        <pre className="mt-2 rounded-sm border border-line bg-surface p-3 font-mono break-all whitespace-pre-wrap">
          {JSON.stringify(line, null, 2)}
        </pre>
      </details>
    </div>
  );
}

/** Fields that are columns too. */
const SHOWN_ABOVE = new Set(['logger', 'trace_id', 'span_id', 'workflow_id', 'workflow.id']);

function FieldRow({ name, value }: { readonly name: string; readonly value: unknown }): ReactElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const isPlain = typeof value !== 'object' && text !== '' && text.length <= 200;
  return (
    <tr className="border-b border-line last:border-b-0">
      <th
        scope="row"
        className="w-48 max-w-[40vw] py-1 pr-3 text-left align-top font-medium break-all text-ink-muted"
      >
        {name}
      </th>
      <td className="py-1 font-mono break-all whitespace-pre-wrap">
        {isPlain ? (
          <Link
            href={paths.logs({ q: termOf(name, text) })}
            title="Lines with this value"
            className="hover:underline"
          >
            {text}
          </Link>
        ) : (
          text
        )}
      </td>
    </tr>
  );
}
