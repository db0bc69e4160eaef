import 'server-only';
import { randomUUID } from 'node:crypto';
import { Prisma } from '../generated/client';
import { twin } from './dialect';

/** The statement whose plan is wanted. */
export interface PlanRequest {
  readonly sqlId: string;
  /** The text with `$1` … in place of values. Only texts that {@link isPlannable}. */
  readonly text: string;
}

/** A plan: PostgreSQL's document, or the lines that Oracle prints. */
export type StatementPlan =
  | { readonly kind: 'document'; readonly document: unknown }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** How long the planner may take. */
const PLAN_TIMEOUT_MS = 3_000;
const LEADING_COMMENTS = /^(?:\s|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|--[^\n]*\n)*/;
const PLANNED = /^(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

/**
 * True for one query or change without a semicolon anywhere. The semicolon is all that could make a second statement
 * of a text, so what passes can be planned and never runs.
 */
export function isPlannable(text: string): boolean {
  return !text.includes(';') && PLANNED.test(text.replace(LEADING_COMMENTS, ''));
}

/**
 * Asks how a statement would be carried out, without running it. PostgreSQL prepares the text, which it takes for one
 * query or change only, and plans it for values that are not known, in a transaction that can change nothing. Oracle
 * shows the plan that its cursor cache holds, which takes the right to read `V$SQL_PLAN`, and says so in the answer
 * when it is missing.
 *
 * @throws RangeError for a text that is not plannable; the driver's error when the database does not understand it
 */
export const explainPlan = twin<PlanRequest, StatementPlan>({
  postgresql: async (db, { text }) => {
    if (!isPlannable(text)) throw new RangeError('Only one query or change can be planned.');
    // Names of prepared statements outlive the transaction, should it fail.
    const name = `octo_plan_${randomUUID().slice(0, 8)}`;
    const ask = (tx: Prisma.TransactionClient) => planOnPostgres(tx, name, text);
    return { kind: 'document', document: await ('$transaction' in db ? db.$transaction(ask) : ask(db)) };
  },
  oracle: async (db, { sqlId }) => {
    const rows = await db.$queryRaw<{ line: string | null }[]>`/* oracle explain.plan (line text) */
      SELECT plan_table_output FROM TABLE(DBMS_XPLAN.DISPLAY_CURSOR(${sqlId}, NULL, 'TYPICAL'))`;
    return { kind: 'lines', lines: rows.map(({ line }) => line ?? '') };
  },
});

async function planOnPostgres(tx: Prisma.TransactionClient, name: string, text: string): Promise<unknown> {
  await tx.$executeRaw`/* explain.plan */ SET TRANSACTION READ ONLY`;
  await tx.$executeRaw`/* explain.plan */ SET LOCAL statement_timeout = ${Prisma.raw(String(PLAN_TIMEOUT_MS))}`;
  await tx.$executeRaw`/* explain.plan */ SET LOCAL plan_cache_mode = force_generic_plan`;
  await tx.$executeRaw(Prisma.sql`/* explain.plan */ PREPARE ${Prisma.raw(`${name} AS ${text}`)}`);
  const [prepared] = await tx.$queryRaw<{ count: number }[]>`/* explain.plan */
    SELECT COALESCE(CARDINALITY(parameter_types), 0) AS "count" FROM pg_prepared_statements WHERE name = ${name}`;
  const values = new Array<string>(prepared?.count ?? 0).fill('NULL').join(', ');
  const call = values === '' ? name : `${name} (${values})`;
  const [row] = await tx.$queryRaw<{ 'QUERY PLAN': unknown }[]>(
    Prisma.sql`/* explain.plan */ EXPLAIN (FORMAT JSON) EXECUTE ${Prisma.raw(call)}`,
  );
  await tx.$executeRaw(Prisma.sql`/* explain.plan */ DEALLOCATE ${Prisma.raw(name)}`);
  return row?.['QUERY PLAN'];
}
