import type { ArgType, SqlQuery, SqlQueryable, SqlResultSet } from '@prisma/driver-adapter-utils';
import { PrismaOracle } from '../db/oracle/adapter';
import { CATALOGUE } from '../db/oracle/catalogue/generated';
import { createPlanner, type PlanFor } from '../db/oracle/planner';
import { connectionAttributes, SESSION_SETUP } from './oracle-account';
import { recordsOf } from './result-records';

/** A value that a test binds; an instant is a Date. */
export type QuestionValue = string | number | boolean | Date | null;

/** How tests ask an Oracle database. */
export interface OracleQuestions {
  readonly rows: (sql: string, values: readonly QuestionValue[]) => Promise<Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

const POOL_MAX = 3;
/** The oldest version that is supported has the narrowest SQL. */
const OLDEST_VERSION = 1_900_000_000;

const ARG_TYPES = { string: 'string', number: 'decimal', boolean: 'boolean' } as const;

function argTypeOf(value: QuestionValue): ArgType {
  if (value instanceof Date) return { scalarType: 'datetime', arity: 'scalar' };
  const type = typeof value as keyof typeof ARG_TYPES;
  return { scalarType: value === null ? 'unknown' : ARG_TYPES[type], arity: 'scalar' };
}

// Raw SQL says where it comes from; a question need not.
function queryOf(sql: string, values: readonly QuestionValue[]): SqlQuery {
  return { sql: `/* test.question */ ${sql}`, args: [...values], argTypes: values.map(argTypeOf) };
}

let planFor: PlanFor | undefined;

/**
 * Checks that a question is one that both databases understand, whichever is asked.
 * @throws UnsupportedSqlError when it is not in the common subset, or names what the data model does not have
 */
export function assertPortable(sql: string, values: readonly QuestionValue[]): void {
  planFor ??= createPlanner(CATALOGUE);
  planFor(queryOf(sql, values), OLDEST_VERSION);
}

/** Asks through an adapter: the question is in the common subset, the answer is as PostgreSQL's driver gives it. */
export function askThrough(adapter: Pick<SqlQueryable, 'queryRaw'>): OracleQuestions['rows'] {
  return async (sql, values) => {
    const answer: SqlResultSet = await adapter.queryRaw(queryOf(sql, values));
    return recordsOf(answer);
  };
}

/** Opens a small pool on an account of tests when the first question comes. @param url see `urlOfAccount` */
export function openOracleQuestions(url: string): OracleQuestions {
  const open = async () => {
    const { default: driver } = await import('oracledb');
    const pool = await driver.createPool({
      ...connectionAttributes(url),
      poolMin: 0,
      poolMax: POOL_MAX,
      poolIncrement: 1,
      sessionCallback: (connection, _tag, done) => {
        connection.execute(SESSION_SETUP).then(() => done(), done);
      },
    });
    return { driver, pool };
  };
  let adapter: ReturnType<PrismaOracle['connect']> | undefined;
  const connected = () => {
    adapter ??= new PrismaOracle({ catalogue: CATALOGUE, open }).connect();
    return adapter;
  };
  return {
    rows: async (sql, values) => askThrough(await connected())(sql, values),
    close: async () => (await adapter)?.dispose(),
  };
}
