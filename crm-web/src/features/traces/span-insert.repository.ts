import 'server-only';
import { bulkInsert, type Db, Prisma } from '@octo/shared/db';
import type { SpanRecord } from '@octo/shared/otlp';

/** Inserts spans; one that is there already stays as it is, so a batch that is sent twice changes nothing. */
export function insertSpans(db: Db, spans: readonly SpanRecord[]): Promise<void> {
  return bulkInsert(db, {
    marker: '/* traces.insertSpans */',
    table: 'telemetry_spans',
    columns: {
      traceId: ['trace_id', 'varchar'],
      spanId: ['span_id', 'varchar'],
      parentSpanId: ['parent_span_id', 'varchar'],
      serviceName: ['service_name', 'varchar'],
      name: ['name', 'varchar'],
      kind: ['kind', 'integer'],
      statusCode: ['status_code', 'integer'],
      statusMessage: ['status_message', 'varchar'],
      startedAtUs: ['started_at_us', 'bigint'],
      durationUs: ['duration_us', 'bigint'],
      attributes: ['attributes', 'jsonb'],
      events: ['events', 'jsonb'],
      links: ['links', 'jsonb'],
      resource: ['resource', 'jsonb'],
    },
    rows: spans.map(toRow),
    createMany: (rows) =>
      db.telemetrySpan.createMany({ data: (rows as readonly SpanRow[]).map(toInput), skipDuplicates: true }),
  });
}

type SpanRow = ReturnType<typeof toRow>;

function toRow(span: SpanRecord) {
  return {
    ...span,
    // Empty lists are the rule and are not worth a document each.
    events: span.events.length > 0 ? span.events : null,
    links: span.links.length > 0 ? span.links : null,
  };
}

function toInput(row: SpanRow): Prisma.TelemetrySpanCreateManyInput {
  // Sound: these came out of JSON, and their types only lack the index signature of Prisma's.
  const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
  return {
    traceId: row.traceId,
    spanId: row.spanId,
    parentSpanId: row.parentSpanId,
    serviceName: row.serviceName,
    name: row.name,
    kind: row.kind,
    statusCode: row.statusCode,
    statusMessage: row.statusMessage,
    startedAtUs: row.startedAtUs,
    durationUs: row.durationUs,
    attributes: row.attributes as Prisma.InputJsonValue,
    events: json(row.events),
    links: json(row.links),
    resource: json(row.resource),
  };
}
