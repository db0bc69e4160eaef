import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { AttributeMap, LogRecord } from '@octo/shared/otlp';

/** Inserts log lines into a segment; `resources` holds the id of each line's sender. @returns how many */
export function insertLogs(
  handle: StoreHandle,
  segment: number,
  { records, resources }: { readonly records: readonly LogRecord[]; readonly resources: readonly number[] },
): Promise<number> {
  const rows = records.map((record, index) => ({
    t: record.atUs,
    v: record.serviceName,
    y: record.severity,
    g: textOf(record.attributes, 'logger', 100),
    m: record.message,
    r: record.traceId,
    p: record.spanId,
    w: textOf(record.attributes, 'workflow_id', 60) ?? textOf(record.attributes, 'workflow.id', 60),
    a: record.attributes,
    i: resources[index],
  }));
  // Through the parent, whose identity column numbers the lines in their order of arrival.
  return handle.execute(sql`/* logs.insert */
    INSERT INTO logs (segment, at_us, service, severity, logger, message, trace_id, span_id, workflow_id, attributes,
      resource_id)
    SELECT ${segment}::integer, t, v, y, g, m, r, p, w, a, i
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(t bigint, v varchar, y smallint, g varchar, m text,
      r varchar, p varchar, w varchar, a jsonb, i integer)`);
}

function textOf(attributes: AttributeMap, key: string, limit: number): string | null {
  const value = attributes[key];
  return typeof value === 'string' && value !== '' ? value.slice(0, limit) : null;
}
