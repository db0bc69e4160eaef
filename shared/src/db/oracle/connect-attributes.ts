import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OracleTarget } from './settings';

/** What the driver needs to reach a database, for a pool and for a single session alike. */
export interface ConnectAttributes {
  readonly user: string;
  readonly password: string;
  readonly connectString: string;
  readonly configDir?: string;
  readonly walletLocation?: string;
  readonly walletPassword?: string;
  readonly sslServerDNMatch: boolean;
}

/**
 * The settings in the driver's words. A folder without a certificate of its own serves for its tnsnames.ora only: that
 * is TLS without a wallet.
 */
export function connectAttributes({ walletDir, walletPassword, ...target }: OracleTarget): ConnectAttributes {
  const hasCertificate = walletDir !== undefined && existsSync(path.join(walletDir, 'ewallet.pem'));
  return {
    user: target.user,
    password: target.password,
    connectString: target.dsn,
    ...(walletDir ? { configDir: walletDir } : {}),
    ...(hasCertificate ? { walletLocation: walletDir } : {}),
    ...(walletPassword ? { walletPassword } : {}),
    sslServerDNMatch: target.mustMatchServerName,
  };
}
