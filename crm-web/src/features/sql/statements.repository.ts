import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';

/** One minute of a statement, by who asked. */
export interface StatementRow {
  /** ISO instant of the minute. */
  readonly at: string;
  readonly sql_id: string;
  readonly service: string;
  readonly caller: string;
  readonly calls: number;
  readonly errors: number;
  readonly row_total: number;
  readonly sum_us: number;
  readonly max_us: number;
  readonly buckets: number[];
  readonly trace_id: string;
}

/** A statement that one span asked for again and again. */
export interface RepeatRow {
  readonly at: string;
  readonly sql_id: string;
  readonly service: string;
  readonly caller: string;
  readonly trace_id: string;
  readonly span_id: string;
  readonly repeats: number;
  readonly sum_us: number;
}

/** The text behind an SQL_ID. */
export interface TextRow {
  readonly sql_id: string;
  readonly db_system: string;
  readonly statement_name: string | null;
  readonly summary: string;
  readonly text: string;
}

/** Adds counts; rows of one key are added up when they are read. */
export async function insertStatements(store: StoreHandle, rows: readonly StatementRow[]): Promise<void> {
  await store.execute(sql`/* statements.insert */
    INSERT INTO statements (at, sql_id, service, caller, calls, errors, row_total, sum_us, max_us, buckets, trace_id)
    SELECT at, sql_id, service, caller, calls, errors, row_total, sum_us, max_us,
      ARRAY(SELECT n::bigint FROM jsonb_array_elements_text(buckets) WITH ORDINALITY AS b(n, place) ORDER BY place),
      trace_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(at timestamptz, sql_id varchar, service varchar,
      caller varchar, calls bigint, errors bigint, row_total bigint, sum_us bigint, max_us bigint, buckets jsonb,
      trace_id varchar)`);
}

/** Adds findings. */
export async function insertRepeats(store: StoreHandle, rows: readonly RepeatRow[]): Promise<void> {
  await store.execute(sql`/* statements.insertRepeats */
    INSERT INTO n_plus_one (at, sql_id, service, caller, trace_id, span_id, repeats, sum_us)
    SELECT at, sql_id, service, caller, trace_id, span_id, repeats, sum_us
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(at timestamptz, sql_id varchar, service varchar,
      caller varchar, trace_id varchar, span_id varchar, repeats integer, sum_us bigint)`);
}

/** Adds texts; one that is there stays. */
export async function insertTexts(store: StoreHandle, rows: readonly TextRow[]): Promise<void> {
  await store.execute(sql`/* statements.insertTexts */
    INSERT INTO statement_texts (sql_id, db_system, statement_name, summary, text)
    SELECT sql_id, db_system, statement_name, summary, text
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(sql_id varchar, db_system varchar,
      statement_name varchar, summary varchar, text text)
    ORDER BY sql_id
    ON CONFLICT DO NOTHING`);
}
