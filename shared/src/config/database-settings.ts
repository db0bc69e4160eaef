import { z } from 'zod';
import { booleanSetting } from './boolean-setting';

/**
 * How to reach the database: Oracle when ORACLE_DSN is set, otherwise PostgreSQL. Every setting that holds a secret
 * may be given as a file (`ORACLE_PASSWORD_FILE`); {@link databaseProblems} checks what one setting alone cannot say.
 */
export const databaseSettings = {
  DATABASE_URL: z.string().optional(),
  /** Instead of the upper bound of the main pool; see the table in `db/pools.ts`. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(100).optional(),
  /** How long a request may wait for a connection before it is answered with 503. */
  DATABASE_QUEUE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  /** How long the database may take for one statement. */
  DATABASE_CALL_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(30_000),
  /** How long running statements may take to end when the service stops. */
  DATABASE_DRAIN_SECONDS: z.coerce.number().int().min(0).max(120).default(10),
  /** Follows the name of the service in MODULE, for example `oke`; the deployment environment unless given. */
  DATABASE_MODULE_SUFFIX: z
    .string()
    .regex(/^[a-z0-9-]{1,12}$/, 'must be at most 12 lower-case letters, digits and hyphens')
    .optional(),
  /** A TNS alias, `host:port/service`, or a whole connect descriptor. */
  ORACLE_DSN: z.string().optional(),
  ORACLE_USER: z.string().optional(),
  ORACLE_PASSWORD: z.string().optional(),
  /** The folder of the unpacked wallet: tnsnames.ora and, for mutual TLS, ewallet.pem. */
  ORACLE_WALLET_DIR: z.string().optional(),
  ORACLE_WALLET_PASSWORD: z.string().optional(),
  /** False only where the certificate cannot carry the name by which the server is called. */
  ORACLE_SSL_SERVER_DN_MATCH: booleanSetting.default(true),
  /** A connection that was idle for longer is asked for a sign of life before it is used. */
  ORACLE_PING_INTERVAL_SECONDS: z.coerce.number().int().min(0).max(3_600).default(60),
  /** Statements per connection whose cursors stay open. */
  ORACLE_STATEMENT_CACHE: z.coerce.number().int().min(0).max(1_000).default(120),
} as const;

const shape = z.object(databaseSettings);

/** The settings of {@link databaseSettings}, read. */
export type DatabaseSettings = z.output<typeof shape>;
