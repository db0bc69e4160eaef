import type { DatabaseSettings } from '../../config';

/** How to reach an Oracle database. */
export interface OracleTarget {
  readonly dsn: string;
  readonly user: string;
  readonly password: string;
  readonly walletDir?: string | undefined;
  readonly walletPassword?: string | undefined;
  readonly mustMatchServerName: boolean;
  readonly queueTimeoutMs: number;
  readonly callTimeoutMs: number;
  readonly pingIntervalSeconds: number;
  readonly statementCache: number;
}

/** The Oracle database that the settings name, or null when they name none. */
export function oracleTarget(settings: DatabaseSettings): OracleTarget | null {
  if (!settings.ORACLE_DSN) return null;
  return {
    dsn: settings.ORACLE_DSN,
    // That both are there was checked when the settings were read.
    user: settings.ORACLE_USER ?? '',
    password: settings.ORACLE_PASSWORD ?? '',
    walletDir: settings.ORACLE_WALLET_DIR,
    walletPassword: settings.ORACLE_WALLET_PASSWORD,
    mustMatchServerName: settings.ORACLE_SSL_SERVER_DN_MATCH,
    queueTimeoutMs: settings.DATABASE_QUEUE_TIMEOUT_MS,
    callTimeoutMs: settings.DATABASE_CALL_TIMEOUT_MS,
    pingIntervalSeconds: settings.ORACLE_PING_INTERVAL_SECONDS,
    statementCache: settings.ORACLE_STATEMENT_CACHE,
  };
}
