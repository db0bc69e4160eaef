import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils';
import { traced } from '../traced-adapter';
import { openPostgresPool, type PostgresPoolOptions } from './pool';

// Statement texts are few (one per shape), so naming them lets the server keep their plans.
const statementNames = new Map<string, string>();
function statementName({ sql }: SqlQuery): string {
  let name = statementNames.get(sql);
  if (name === undefined) {
    name = createHash('md5').update(sql).digest('hex').slice(0, 24);
    if (statementNames.size < 2_000) statementNames.set(sql, name);
  }
  return name;
}

/** The driver adapter for PostgreSQL on a pool of its own. Statements are named by their text, so each is planned once. */
export function postgresFactory(options: PostgresPoolOptions): SqlDriverAdapterFactory {
  const pool = openPostgresPool(options);
  const factory = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName });
  return traced(factory, new URL(options.url));
}
