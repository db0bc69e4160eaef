import 'server-only';
import { isDriverAdapterError as hasDriverCause } from '@prisma/driver-adapter-utils';
import { AppError, isAppError } from '../errors';
import { Prisma } from './generated/client';

/** Prisma codes that mean: the database cannot be reached, will not let us in or has no connection left. */
const UNAVAILABLE = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2037',
]);
/** The connection was lost under a statement. */
const CONNECTION_LOST = 'P1017';
/** Prisma codes that mean: another transaction won; trying again may succeed. */
const WRITE_CONFLICT = new Set(['P2034']);
/** A key refused the row: what the caller saw is no longer so. */
const KEY_CONFLICT = new Set(['P2002', 'P2003']);
/** The value does not fit its column: too long, out of range, or none of its type. */
const UNFIT_VALUE = new Set(['P2000', 'P2007', 'P2020']);

/** What the driver says, as the Prisma code that a query of the client itself would have had. */
const CODE_OF_KIND: Readonly<Record<string, string>> = {
  AuthenticationFailed: 'P1000',
  DatabaseNotReachable: 'P1001',
  DatabaseDoesNotExist: 'P1003',
  SocketTimeout: 'P1008',
  DatabaseAccessDenied: 'P1010',
  TlsConnectionError: 'P1011',
  ConnectionClosed: CONNECTION_LOST,
  LengthMismatch: 'P2000',
  UniqueConstraintViolation: 'P2002',
  ForeignKeyConstraintViolation: 'P2003',
  RestrictViolation: 'P2003',
  InvalidInputValue: 'P2007',
  ValueOutOfRange: 'P2020',
  TransactionWriteConflict: 'P2034',
  TooManyConnections: 'P2037',
};

interface DriverCause {
  readonly kind?: unknown;
  readonly originalCode?: unknown;
}

/** What the driver said: inside the client's error, or by itself when a commit or savepoint failed. */
function driverCause(error: unknown): DriverCause | undefined {
  if (typeof error === 'object' && error !== null && hasDriverCause(error)) return error.cause;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  return (error.meta?.driverAdapterError as { cause?: DriverCause } | undefined)?.cause;
}

/** The statement took longer than it may (57014), which the Oracle driver reports as a timeout of its socket. */
const STATEMENT_TIMEOUT = '57014';

/** Codes of PostgreSQL that Prisma has no kind for: the server ended the session (57P01 … 57P03, class 08). */
function codeOfState(state: unknown): string | undefined {
  if (typeof state !== 'string') return undefined;
  if (state === STATEMENT_TIMEOUT) return CODE_OF_KIND.SocketTimeout;
  return /^(57P0[1-3]|08...)$/.test(state) ? CONNECTION_LOST : undefined;
}

function codeOfCause(error: unknown): string | undefined {
  const cause = driverCause(error);
  return CODE_OF_KIND[String(cause?.kind)] ?? codeOfState(cause?.originalCode);
}

// node-postgres gives these failures no code, only words (pg/lib/client.js).
const LOST_BY_CLIENT =
  /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable)/;

function isLostByClient(error: unknown): boolean {
  return error instanceof Error && LOST_BY_CLIENT.test(error.message);
}

function prismaCode(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    // Failed raw queries are P2010 and unknown failures P2039; what happened stands in the driver's own error.
    const isVague = error.code === 'P2010' || error.code === 'P2039';
    return (isVague ? codeOfCause(error) : undefined) ?? error.code;
  }
  if (error instanceof Prisma.PrismaClientInitializationError) return error.errorCode ?? 'P1001';
  return codeOfCause(error) ?? (isLostByClient(error) ? CONNECTION_LOST : null);
}

/** True when a unique key refused the row; `constraint` narrows to a key whose name or columns contain it. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (prismaCode(error) !== 'P2002') return false;
  if (constraint === undefined) return true;
  const { meta, cause } = error as Prisma.PrismaClientKnownRequestError;
  return JSON.stringify(meta ?? cause ?? {}).includes(constraint);
}

/** True when the same transaction may succeed if it is run again. */
export function isWriteConflict(error: unknown): boolean {
  return isOneOf(WRITE_CONFLICT, error);
}

/** True when the connection was lost under a statement or a commit. */
export function isConnectionLost(error: unknown): boolean {
  return prismaCode(error) === CONNECTION_LOST;
}

/** True when the driver could not get or keep a connection. */
export function isConnectionFailure(error: unknown): boolean {
  const code = prismaCode(error);
  if (code !== null)
    return UNAVAILABLE.has(code) || (code === 'P2028' && /Unable to start/.test(String(error)));
  const driver = (error as { code?: unknown } | null)?.code;
  return typeof driver === 'string' && /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|57P0|08|53300)/.test(driver);
}

/** PostgreSQL 22021 and 22P05: text with characters that no column can hold, such as NUL (from `%00` in an address). */
function isUnstorableText(error: unknown): boolean {
  const code = driverCause(error)?.originalCode;
  return code === '22021' || code === '22P05';
}

function isOneOf(codes: ReadonlySet<string>, error: unknown): boolean {
  const code = prismaCode(error);
  return code !== null && codes.has(code);
}

/**
 * Failures of the database in the words of the error table, the same ones whichever database it is: what cannot
 * be reached is `database_unavailable`, what another writer or a key refused is `conflict`, a value that does not
 * fit its column is `validation_failed`. Everything else is returned as it came.
 */
export function translateDbError(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isConnectionFailure(error))
    return new AppError('database_unavailable', { cause: error, retryAfterSeconds: 5 });
  if (isWriteConflict(error) || isOneOf(KEY_CONFLICT, error))
    return new AppError('conflict', { cause: error });
  if (isUnstorableText(error))
    return new AppError('validation_failed', {
      cause: error,
      detail: 'The text holds characters that cannot be stored.',
    });
  if (isOneOf(UNFIT_VALUE, error))
    return new AppError('validation_failed', { cause: error, detail: 'A value does not fit its field.' });
  return error;
}
