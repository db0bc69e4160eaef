import 'server-only';
import type { Prisma, PrismaClient } from '../generated/client';

/** The databases that the platform runs on. */
export type Dialect = 'postgresql' | 'oracle';

type Handle = PrismaClient | Prisma.TransactionClient;

// On the client itself, so that transaction clients and extended clients, which look through to it, know it too.
const DIALECT: unique symbol = Symbol.for('octo.db.dialect');

/** Says once, where the client is made, which database it talks to. @returns the same client */
export function withDialect<T extends PrismaClient>(client: T, dialect: Dialect): T {
  Reflect.set(client, DIALECT, dialect);
  return client;
}

/** Which database a client, or the transaction of one, talks to. */
export function dialectOf(db: Handle): Dialect {
  const { [DIALECT]: dialect } = db as { readonly [DIALECT]?: Dialect };
  return dialect ?? 'postgresql';
}

/** The forms of one operation whose statement cannot be the same on both databases. */
export interface Forms<I, R> {
  readonly postgresql: (db: Handle, input: I) => Promise<R>;
  readonly oracle: (db: Handle, input: I) => Promise<R>;
}

/**
 * Makes one function of the two forms; it takes the one of the database that the handle talks to.
 *
 * Only for what the common subset of SQL cannot say. The Oracle form is marked Oracle text (see the plan of a
 * block in `oracle/dialect`) and takes no more statements than the PostgreSQL one.
 */
export function twin<I, R>(forms: Forms<I, R>): (db: Handle, input: I) => Promise<R> {
  return (db, input) => forms[dialectOf(db)](db, input);
}
