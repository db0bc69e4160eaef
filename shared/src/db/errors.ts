import 'server-only';
import { AppError, isAppError } from '../errors';
import { Prisma } from './generated/client';

/** Prisma codes that mean: the database cannot be reached or has no connection left. */
const UNAVAILABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037']);
/** Prisma codes that mean: another transaction won; trying again may succeed. */
const WRITE_CONFLICT = new Set(['P2034']);

/** What the driver says, as the Prisma code that a query of the client itself would have had. */
const CODE_OF_KIND: Readonly<Record<string, string>> = {
  DatabaseNotReachable: 'P1001',
  SocketTimeout: 'P1008',
  ConnectionClosed: 'P1017',
  TooManyConnections: 'P2037',
  UniqueConstraintViolation: 'P2002',
  TransactionWriteConflict: 'P2034',
};

/** A failed raw query is always P2010; what happened stands in the driver's own error. */
function rawQueryCode({ meta }: Prisma.PrismaClientKnownRequestError): string {
  const driver = meta?.driverAdapterError as { cause?: { kind?: unknown } } | undefined;
  return CODE_OF_KIND[String(driver?.cause?.kind)] ?? 'P2010';
}

function prismaCode(error: unknown): string | null {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === 'P2010' ? rawQueryCode(error) : error.code;
  }
  if (error instanceof Prisma.PrismaClientInitializationError) return error.errorCode ?? 'P1001';
  return null;
}

/** True when a unique key refused the row; `constraint` narrows to a key whose name or columns contain it. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (prismaCode(error) !== 'P2002') return false;
  if (constraint === undefined) return true;
  return JSON.stringify((error as Prisma.PrismaClientKnownRequestError).meta ?? {}).includes(constraint);
}

/** True when the same transaction may succeed if it is run again. */
export function isWriteConflict(error: unknown): boolean {
  const code = prismaCode(error);
  return code !== null && WRITE_CONFLICT.has(code);
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
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const driver = error.meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined;
  return driver?.cause?.originalCode === '22021' || driver?.cause?.originalCode === '22P05';
}

/**
 * Failures of the database become `database_unavailable` or `conflict`, text that cannot be stored becomes
 * `validation_failed`; everything else is returned as it came.
 */
export function translateDbError(error: unknown): unknown {
  if (isAppError(error)) return error;
  if (isConnectionFailure(error))
    return new AppError('database_unavailable', { cause: error, retryAfterSeconds: 5 });
  if (isWriteConflict(error)) return new AppError('conflict', { cause: error });
  if (isUnstorableText(error))
    return new AppError('validation_failed', {
      cause: error,
      detail: 'The text holds characters that cannot be stored.',
    });
  return error;
}
