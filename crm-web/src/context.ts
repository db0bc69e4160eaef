import 'server-only';
import { requireServiceKey, SERVICE_KEY_HEADER } from '@octo/shared/auth';
import type { Contract } from '@octo/shared/contracts';
import { createDatabase, type Database } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type BaseContext, type CorrelationIds, readCorrelation, requireSameOrigin } from '@octo/shared/http';
import { cookies, headers } from 'next/headers';
import { config, publicAddresses } from './config';

/** A signed-in operator, as services see it. */
export interface Operator {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** What every service of the console receives first. */
export interface CrmContext extends BaseContext {
  readonly db: Database;
  readonly now: () => Date;
  /** Null for service calls and for nobody. */
  readonly operator: Operator | null;
  readonly isService: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

// On globalThis because development reloads modules while connections stay open.
const store = globalThis as typeof globalThis & { octoCrmDb?: Database };

/** The process-wide data client. */
export function database(): Database {
  store.octoCrmDb ??= createDatabase({
    url: config().DATABASE_URL,
    applicationName: 'enterprise-crm-portal',
    poolMax: config().DATABASE_POOL_MAX ?? 30,
  });
  return store.octoCrmDb;
}
