import 'server-only';
import type { Store } from '@octo/shared/db';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { csvHeader, csvLine } from '@/csv';
import { boundedRead } from '@/features/observatory/bounded-read.service';
import { findLogs, type LogFilter, type LogPosition, type LogRow } from './logs.repository';
import { LOG_EXPORT_LIMIT, type LogLine, type LogListQuery } from './logs.schema';
import { filterOf, toLine } from './logs.service';

const BATCH = 1_000;
const COLUMNS = ['at', 'level', 'service', 'logger', 'message', 'traceId', 'spanId', 'workflowId'] as const;

/**
 * Log lines that match as text, newest first, in pieces; it ends after {@link LOG_EXPORT_LIMIT} lines.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`; later `search_too_broad`
 */
export async function exportLogs(
  context: CrmContext,
  query: Omit<LogListQuery, 'before'> & { readonly format: 'csv' | 'ndjson' },
): Promise<AsyncIterable<string>> {
  requirePermission(context, 'telemetry:read');
  return linesOf(requireObservatory(context), filterOf(query, context.now()), query.format);
}

async function* linesOf(store: Store, filter: LogFilter, format: 'csv' | 'ndjson'): AsyncGenerator<string> {
  if (format === 'csv') yield csvHeader([...COLUMNS, 'attributes']);
  let before: LogPosition | null = null;
  for (let count = 0; count < LOG_EXPORT_LIMIT; count += BATCH) {
    const position: LogPosition | null = before;
    const rows: readonly LogRow[] = await boundedRead(store, (handle) =>
      findLogs(handle, filter, { before: position, limit: BATCH }),
    );
    const write = format === 'csv' ? toCsv : (line: LogLine) => `${JSON.stringify(line)}\n`;
    yield rows.map((row) => write(toLine(row))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    before = last;
  }
}

function toCsv(line: LogLine): string {
  return csvLine([...COLUMNS.map((column) => line[column] ?? ''), JSON.stringify(line.attributes)]);
}
