import { rawSql, type Store, sql } from '@octo/shared/db';

const TABLES = [
  ...['spans', 'traces', 'logs', 'series', 'points', 'exemplars', 'edges', 'statements', 'statement_texts'],
  ...['n_plus_one', 'rum_sessions', 'rum_views', 'rum_vitals', 'rum_errors', 'slo_minutes', 'alarm_states'],
  ...['alarm_events', 'marks', 'ingest_costs'],
];

/** Removes all rows of the store; segments and senders stay, since writers remember theirs. */
export async function emptyStore(store: Store): Promise<void> {
  for (const table of TABLES) await store.execute(sql`DELETE FROM ${rawSql(table)}`);
}
