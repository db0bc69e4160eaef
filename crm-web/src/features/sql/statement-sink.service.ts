import 'server-only';
import { durationBucket, emptyBuckets, type SpanRecord } from '@octo/shared/otlp';
import { MS } from '@octo/shared/time';
import type { SpanSink } from '@/features/observatory/span-sink.service';
import { SpanCallers } from './span-callers.service';
import {
  insertRepeats,
  insertStatements,
  insertTexts,
  type RepeatRow,
  type StatementRow,
  type TextRow,
} from './statements.repository';

/** A statement this often below one caller of one trace is asked for in a loop. */
const MANY = 10;
const MAX_WAITING = 20_000;
const MAX_CALLERS = 60_000;
const MAX_KNOWN_TEXTS = 5_000;
const FORGET_TEXTS_AFTER_MS = MS.hour;

const COUNTED: ReadonlySet<string> = new Set([
  ...['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'BEGIN', 'COMMIT', 'ROLLBACK'],
]);
/** The ends of transactions come as often as transactions do; that is no loop over rows. */
const REPEATABLE: ReadonlySet<string> = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'MERGE']);

interface Statement {
  readonly span: SpanRecord;
  readonly sqlId: string;
  readonly hasWaited: boolean;
}

type Counts = { -readonly [K in keyof StatementRow]: StatementRow[K] };
type Repeats = { -readonly [K in keyof RepeatRow]: RepeatRow[K] };

/**
 * Counts statements by the minute, SQL_ID, service and caller. A statement whose caller has not come waits for one
 * round. `many` is how often is a loop.
 */
export function createStatementSink(many = MANY): SpanSink {
  const callers = new SpanCallers(MAX_CALLERS);
  const texts = new Map<string, TextRow>();
  const known = new Set<string>();
  let waiting: Statement[] = [];
  let knownSince = 0;
  return {
    name: 'sql',
    collect: (spans) => {
      for (const span of spans) {
        callers.add(span);
        const sqlId = sqlIdOf(span);
        if (sqlId === null || waiting.length >= MAX_WAITING) continue;
        waiting.push({ span, sqlId, hasWaited: false });
        if (!known.has(sqlId) && texts.size < MAX_KNOWN_TEXTS) texts.set(sqlId, textOf(sqlId, span));
      }
    },
    flush: async (store, now) => {
      const counted = count(waiting, callers);
      waiting = counted.waiting;
      callers.turn();
      // Retention removes texts that were not used for long, so what is known is asked anew now and then.
      if (now.getTime() - knownSince > FORGET_TEXTS_AFTER_MS || known.size > MAX_KNOWN_TEXTS) {
        known.clear();
        knownSince = now.getTime();
      }
      const fresh = [...texts.values()];
      texts.clear();
      if (fresh.length > 0) await insertTexts(store, fresh);
      for (const { sql_id } of fresh) known.add(sql_id);
      if (counted.statements.length > 0) await insertStatements(store, counted.statements);
      const repeats = counted.repeats.filter(({ repeats: times }) => times >= many);
      if (repeats.length > 0) await insertRepeats(store, repeats);
    },
  };
}

function count(statements: readonly Statement[], callers: SpanCallers) {
  const byKey = new Map<string, Counts>();
  const bySpan = new Map<string, Repeats>();
  const waiting: Statement[] = [];
  for (const statement of statements) {
    const { span, sqlId, hasWaited } = statement;
    const caller = callers.find(span);
    if (!caller.isCertain && !hasWaited) {
      waiting.push({ ...statement, hasWaited: true });
      continue;
    }
    add(byKey, statement, caller.name);
    if (!REPEATABLE.has(String(span.attributes['db.operation.name']))) continue;
    const key = `${span.traceId} ${caller.spanId} ${sqlId}`;
    const repeats = bySpan.get(key);
    if (repeats) {
      repeats.repeats += 1;
      repeats.sum_us += span.durationUs;
    } else {
      bySpan.set(key, {
        at: new Date(span.startedAtUs / 1_000).toISOString(),
        sql_id: sqlId,
        service: span.serviceName,
        caller: caller.name,
        trace_id: span.traceId,
        span_id: caller.spanId,
        repeats: 1,
        sum_us: span.durationUs,
      });
    }
  }
  return { statements: [...byKey.values()], repeats: [...bySpan.values()], waiting };
}

function add(byKey: Map<string, Counts>, { span, sqlId }: Statement, caller: string): void {
  const minute = Math.floor(span.startedAtUs / 1_000 / MS.minute) * MS.minute;
  const key = `${minute} ${sqlId} ${span.serviceName} ${caller}`;
  let counts = byKey.get(key);
  if (!counts) {
    counts = {
      at: new Date(minute).toISOString(),
      sql_id: sqlId,
      service: span.serviceName,
      caller,
      calls: 0,
      errors: 0,
      row_total: 0,
      sum_us: 0,
      max_us: -1,
      buckets: emptyBuckets(),
      trace_id: span.traceId,
    };
    byKey.set(key, counts);
  }
  counts.calls += 1;
  if (span.statusCode === 2) counts.errors += 1;
  const rows = span.attributes['db.response.returned_rows'];
  if (typeof rows === 'number') counts.row_total += rows;
  counts.sum_us += span.durationUs;
  const bucket = durationBucket(span.durationUs);
  counts.buckets[bucket] = (counts.buckets[bucket] ?? 0) + 1;
  if (span.durationUs <= counts.max_us) return;
  counts.max_us = span.durationUs;
  counts.trace_id = span.traceId;
}

/** Null for spans that are no statement of interest: a plan that was asked for is none. */
function sqlIdOf({ attributes }: SpanRecord): string | null {
  const { DbOracleSqlId: sqlId, 'db.operation.name': operation } = attributes;
  if (typeof sqlId !== 'string' || sqlId.length === 0 || sqlId.length > 13) return null;
  return COUNTED.has(String(operation)) ? sqlId : null;
}

function textOf(sqlId: string, { attributes, name }: SpanRecord): TextRow {
  const statementName = attributes['octo.db.statement_name'];
  return {
    sql_id: sqlId,
    db_system: String(attributes['db.system.name'] ?? 'other_sql').slice(0, 40),
    statement_name: typeof statementName === 'string' ? statementName.slice(0, 200) : null,
    summary: String(attributes['db.query.summary'] ?? name).slice(0, 300),
    text: String(attributes['db.query.text'] ?? ''),
  };
}
