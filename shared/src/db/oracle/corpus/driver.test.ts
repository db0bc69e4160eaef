import type { SqlQuery } from '@prisma/driver-adapter-utils';
import oracledb from 'oracledb';
import { describe, expect, it } from 'vitest';
import { PrismaOracle } from '../adapter';
import { CATALOGUE } from '../catalogue/generated';
import type { Plan, PlanScalar } from '../dialect/plan';
import { createPlanner } from '../planner';
import { fakeOracle } from '../testing/fake-impl';
import type { FakeAnswer, FakeCall } from '../testing/fake-server';
import CORPUS from './corpus.json';
import type { CorpusEntry } from './entry';

const entries: readonly CorpusEntry[] = CORPUS;
const statements = entries.filter((entry) => !entry.postgresqlOnly).map(({ statement }) => statement);
const VERSION = 1_926_000_000;

const SAMPLES: Readonly<Record<PlanScalar, unknown>> = {
  int: 1,
  bigint: '9007199254740993',
  float: 1.5,
  decimal: '12345678901234567.89',
  boolean: true,
  string: 'a',
  text: 'a',
  datetime: '2026-02-03T04:05:06.789Z',
  json: '{"a":1}',
  bytes: 'AQI=',
};

/** Which scalar each argument of a plan is bound as. */
function scalarsOf(plan: Plan): Map<number, PlanScalar> {
  const scalars = new Map<number, PlanScalar>();
  if (plan.kind === 'savepoint') return scalars;
  if (plan.kind !== 'insertMany') {
    for (const { argument, scalar, use } of plan.binds)
      scalars.set(argument, use === 'count' ? 'int' : (scalar ?? 'string'));
    return scalars;
  }
  for (const { rows, binds } of plan.statements)
    for (const { values } of rows)
      for (const [index, value] of values.entries())
        if ('argument' in value) scalars.set(value.argument, binds[index]?.column.scalar ?? 'string');
  return scalars;
}

/** A statement with an argument of the right type for each of its places, or NULL for all of them. */
function queryOf(statement: string, planFor: ReturnType<typeof createPlanner>, isNull: boolean): SqlQuery {
  const empty: SqlQuery = { sql: statement, args: [], argTypes: [] };
  const scalars = scalarsOf(planFor(empty, VERSION));
  const count = Math.max(-1, ...scalars.keys()) + 1;
  return {
    sql: statement,
    args: Array.from({ length: count }, (_, i) => (isNull ? null : SAMPLES[scalars.get(i) ?? 'string'])),
    argTypes: Array.from({ length: count }, () => ({ scalarType: 'unknown', arity: 'scalar' })),
  };
}

/** No rows for a query, one for everything else. */
function answer({ text, binds, isMany, iterations }: FakeCall): FakeAnswer {
  if (/^(?:\/\*.*?\*\/\s*)?(?:SELECT|WITH)\b/s.test(text))
    return { columns: [{ name: 'N', type: oracledb.DB_TYPE_NUMBER }], rows: [] };
  const outs = Object.fromEntries(
    binds.flatMap(({ name, dir }) => (dir === oracledb.BIND_OUT ? [[name, name === 'n' ? 1 : [null]]] : [])),
  );
  return {
    rowsAffected: iterations,
    outBinds: isMany ? Array.from({ length: iterations }, () => outs) : outs,
  };
}

describe.each([
  ['values', false],
  ['NULL everywhere', true],
])('every statement of the corpus with %s', (_what, isNull) => {
  it('is taken by the real driver, with exactly the binds that its text names', async () => {
    const { driver, pool, server } = fakeOracle(answer);
    const adapter = await new PrismaOracle({
      catalogue: CATALOGUE,
      open: async () => ({ driver, pool }),
    }).connect();
    const planFor = createPlanner(CATALOGUE);
    const refused: [string, string][] = [];
    for (const statement of statements) {
      try {
        await adapter.queryRaw(queryOf(statement, planFor, isNull));
      } catch (error) {
        refused.push([statement, String((error as { cause?: unknown }).cause ?? error)]);
      }
    }
    expect(refused).toEqual([]);
    expect(server.calls.length).toBeGreaterThan(400);
    expect(pool.connectionsInUse).toBe(0);
    // Every bind says its type; nothing is left for the driver to guess.
    const types = new Set(server.calls.flatMap(({ binds }) => binds.map(({ type }) => type)));
    expect(
      [...types].every((type) =>
        /^DB_TYPE_(VARCHAR|NUMBER|BINARY_DOUBLE|TIMESTAMP_LTZ|RAW|CLOB|BLOB)$/.test(type),
      ),
    ).toBe(true);
  });
});
