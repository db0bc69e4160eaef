import 'server-only';
import { type Database, openDatabase } from '@octo/shared/db';
import { config } from './config';

// On globalThis because development reloads modules while connections stay open.
const store = globalThis as typeof globalThis & { octoShopDb?: Database; octoShopSecurityDb?: Database };

/** The process-wide data client. */
export function database(): Database {
  store.octoShopDb ??= openDatabase('shop-main', config());
  return store.octoShopDb;
}

/** The data client of security events: they are written while every connection of the shop is taken. */
export function securityDatabase(): Database {
  store.octoShopSecurityDb ??= openDatabase('shop-security', config());
  return store.octoShopSecurityDb;
}
