import 'server-only';
import { createDatabase, type Database } from '@octo/shared/db';
import { config } from './config';

// On globalThis because development reloads modules while connections stay open.
const store = globalThis as typeof globalThis & { octoShopDb?: Database };

/** The process-wide data client. */
export function database(): Database {
  store.octoShopDb ??= createDatabase({
    url: config().DATABASE_URL,
    applicationName: 'octo-drone-shop',
    poolMax: config().DATABASE_POOL_MAX ?? 15,
  });
  return store.octoShopDb;
}
