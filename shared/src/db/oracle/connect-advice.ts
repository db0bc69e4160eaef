import type { OracleError } from './driver';

const ADDRESS = 'look at host and port in ORACLE_DSN (or in the tnsnames.ora of ORACLE_WALLET_DIR)';
const SERVICE = 'look at the service name in ORACLE_DSN (or in the tnsnames.ora of ORACLE_WALLET_DIR)';
const HUNG_UP =
  'the listener hung up; ORACLE_WALLET_DIR must hold the wallet of this very database, and its access list must let us in';
const SYNTAX = 'ORACLE_DSN is neither an alias, nor host:port/service, nor a connect descriptor';

/** Which setting to look at, by the code of the failure. */
const ADVICE: Readonly<Record<string, string>> = {
  'NJS-040':
    'no connection became free in time; look at DATABASE_POOL_MAX, DATABASE_QUEUE_TIMEOUT_MS and slow statements',
  'NJS-076': 'too many requests wait for a connection already; look at DATABASE_POOL_MAX',
  'NJS-500': HUNG_UP,
  'NJS-501': HUNG_UP,
  'NJS-503': `nobody listens there; ${ADDRESS}`,
  'NJS-505': 'ORACLE_WALLET_PASSWORD does not open the ewallet.pem in ORACLE_WALLET_DIR',
  'NJS-506':
    'the TLS handshake failed; ORACLE_WALLET_DIR must hold the wallet of this very database (its ewallet.pem, and ORACLE_WALLET_PASSWORD to open it)',
  'NJS-507': 'the server shows a certificate of another name; see ORACLE_SSL_SERVER_DN_MATCH',
  'NJS-508': 'the server shows a certificate of another name; see ORACLE_SSL_SERVER_DN_MATCH',
  'NJS-510': `the server did not answer in time; ${ADDRESS} and at the access list of the database`,
  'NJS-511': `the listener refused the connection; ${SERVICE}`,
  'NJS-512': SYNTAX,
  'NJS-514': SYNTAX,
  'NJS-515': SYNTAX,
  'NJS-516': 'ORACLE_WALLET_DIR must name the folder of the tnsnames.ora that defines ORACLE_DSN',
  'NJS-517': 'the alias in ORACLE_DSN is not in the tnsnames.ora of ORACLE_WALLET_DIR',
  'NJS-518': `the listener does not know the service; ${SERVICE}, and whether the database is running`,
  'NJS-519': `the listener does not know the SID; ${SERVICE}`,
  'NJS-520': 'there is no tnsnames.ora in ORACLE_WALLET_DIR',
  'NJS-521': HUNG_UP,
  'NJS-530': `the host is unknown; ${ADDRESS}`,
  'ORA-01017': 'look at ORACLE_USER and ORACLE_PASSWORD',
  'ORA-01045': 'the account of ORACLE_USER needs the privilege CREATE SESSION',
  'ORA-12514': `the listener does not know the service; ${SERVICE}, and whether the database is running`,
  'ORA-28000': 'the account of ORACLE_USER is locked',
  'ORA-28001': 'ORACLE_PASSWORD has expired',
};

/** Failures whose second line says what was wrong; the others have a link to the driver's help there. */
const TELLS_MORE = new Set(['NJS-506', 'NJS-512']);

/** The same failure of getting a connection, with the setting to look at in its first line. */
export function withAdvice(error: unknown): unknown {
  const { code } = (error ?? {}) as Partial<OracleError>;
  if (!(error instanceof Error) || code === undefined) return error;
  const [first = '', second = '', ...rest] = error.message.split('\n');
  const cause = TELLS_MORE.has(code) ? second : '';
  // A handshake that fails for the name of the server is told as a failed handshake.
  const advice = ADVICE[/^NJS-50[78]/.exec(cause)?.[0] ?? code];
  if (advice === undefined) return error;
  const parts = [first, ...(cause ? [cause] : []), advice];
  error.message = [
    parts
      .map((part) => part.replace(/\.$/, ''))
      .join(': ')
      .concat('.'),
    second,
    ...rest,
  ].join('\n');
  return error;
}
