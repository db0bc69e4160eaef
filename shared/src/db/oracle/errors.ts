import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';
import { type ConstraintIndex, columnOfMessage, constraintOfMessage } from './constraint-index';
import type { OracleError } from './driver';

type Kind = MappedError['kind'];

/**
 * What each code means. ORA codes come from the server; in thin mode failures of the connection are NJS codes of
 * the client and carry no `errorNum`. A code that is not listed is reported as it is.
 */
export const KIND_OF_CODE: Readonly<Record<string, Kind>> = {
  'ORA-00001': 'UniqueConstraintViolation',
  'ORA-02291': 'ForeignKeyConstraintViolation',
  'ORA-02292': 'ForeignKeyConstraintViolation',
  'ORA-01400': 'NullConstraintViolation',
  'ORA-01407': 'NullConstraintViolation',
  'ORA-12899': 'LengthMismatch',
  'ORA-01461': 'LengthMismatch',
  'ORA-01438': 'ValueOutOfRange',
  'ORA-01426': 'ValueOutOfRange',
  'NJS-115': 'ValueOutOfRange',
  'ORA-01722': 'InvalidInputValue',
  'ORA-01858': 'InvalidInputValue',
  'ORA-01861': 'InvalidInputValue',
  'ORA-00060': 'TransactionWriteConflict',
  'ORA-08177': 'TransactionWriteConflict',
  'ORA-00054': 'TransactionWriteConflict',
  'ORA-30006': 'TransactionWriteConflict',
  'ORA-63300': 'TransactionWriteConflict',
  'ORA-00942': 'TableDoesNotExist',
  'ORA-00904': 'ColumnNotFound',
  'ORA-01017': 'AuthenticationFailed',
  'ORA-28000': 'AuthenticationFailed',
  'ORA-28001': 'AuthenticationFailed',
  'ORA-01045': 'DatabaseAccessDenied',
  'NJS-503': 'DatabaseNotReachable',
  'NJS-511': 'DatabaseNotReachable',
  'NJS-530': 'DatabaseNotReachable',
  // The pool is closing or closed: the process is being shut down.
  'NJS-064': 'DatabaseNotReachable',
  'NJS-065': 'DatabaseNotReachable',
  'ORA-12541': 'DatabaseNotReachable',
  'ORA-12545': 'DatabaseNotReachable',
  // No usable connect string: wrong syntax, or no folder to look the alias up in.
  'NJS-512': 'DatabaseDoesNotExist',
  'NJS-514': 'DatabaseDoesNotExist',
  'NJS-515': 'DatabaseDoesNotExist',
  'NJS-516': 'DatabaseDoesNotExist',
  'NJS-517': 'DatabaseDoesNotExist',
  'NJS-518': 'DatabaseDoesNotExist',
  'NJS-519': 'DatabaseDoesNotExist',
  'NJS-520': 'DatabaseDoesNotExist',
  'ORA-12505': 'DatabaseDoesNotExist',
  'ORA-12514': 'DatabaseDoesNotExist',
  'NJS-505': 'TlsConnectionError',
  'NJS-506': 'TlsConnectionError',
  'NJS-507': 'TlsConnectionError',
  'NJS-508': 'TlsConnectionError',
  'NJS-529': 'TlsConnectionError',
  'NJS-003': 'ConnectionClosed',
  'NJS-500': 'ConnectionClosed',
  'NJS-501': 'ConnectionClosed',
  'NJS-513': 'ConnectionClosed',
  'NJS-521': 'ConnectionClosed',
  'ORA-00028': 'ConnectionClosed',
  'ORA-01012': 'ConnectionClosed',
  'ORA-02396': 'ConnectionClosed',
  'ORA-03113': 'ConnectionClosed',
  'ORA-03114': 'ConnectionClosed',
  'ORA-03135': 'ConnectionClosed',
  'NJS-123': 'SocketTimeout',
  'NJS-510': 'SocketTimeout',
  'NJS-040': 'TooManyConnections',
  'NJS-076': 'TooManyConnections',
  'ORA-00018': 'TooManyConnections',
  'ORA-00020': 'TooManyConnections',
  'ORA-12516': 'TooManyConnections',
  'ORA-12519': 'TooManyConnections',
  'ORA-12520': 'TooManyConnections',
};

/** Kinds after which the session is of no use to anybody. */
const BROKEN: ReadonlySet<Kind> = new Set(['ConnectionClosed', 'DatabaseNotReachable']);

/** The code of a driver error (`ORA-00001`, `NJS-503`), or null for an error that is not the driver's. */
export function oracleCode(error: unknown): string | null {
  const { code, errorNum } = (error ?? {}) as Partial<OracleError>;
  if (typeof code === 'string' && /^(ORA|NJS)-\d+$/.test(code)) return code;
  return typeof errorNum === 'number' ? `ORA-${String(errorNum).padStart(5, '0')}` : null;
}

/** Only the first line: later ones hold help links, and on 23ai the values of the row. */
const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';

function mapped(code: string, message: string, constraints: ConstraintIndex): MappedError {
  const kind = KIND_OF_CODE[code];
  switch (kind) {
    case 'UniqueConstraintViolation': {
      const found = constraintOfMessage(message, constraints);
      return { kind, constraint: found?.constraint, table: found?.table };
    }
    case 'ForeignKeyConstraintViolation':
      return { kind, constraint: constraintOfMessage(message, constraints)?.constraint };
    case 'NullConstraintViolation': {
      const column = columnOfMessage(message);
      return { kind, constraint: column === undefined ? undefined : { fields: [column] } };
    }
    case 'LengthMismatch':
    case 'ColumnNotFound':
      return { kind, column: columnOfMessage(message) };
    case 'ValueOutOfRange':
    case 'TooManyConnections':
      return { kind, cause: message };
    case 'InvalidInputValue':
      return { kind, message };
    case 'TlsConnectionError':
      return { kind, reason: message };
    case 'TransactionWriteConflict':
    case 'TableDoesNotExist':
    case 'AuthenticationFailed':
    case 'DatabaseAccessDenied':
    case 'DatabaseNotReachable':
    case 'DatabaseDoesNotExist':
    case 'ConnectionClosed':
    case 'SocketTimeout':
      return { kind };
    default:
      // Prisma has no kind for Oracle; this one carries code and words of any database.
      return {
        kind: 'postgres',
        code,
        severity: 'ERROR',
        message,
        detail: undefined,
        column: undefined,
        hint: undefined,
      };
  }
}

/** A driver error as the client understands it; what is not the driver's is returned as it came. */
export function toAdapterError(error: unknown, constraints: ConstraintIndex): unknown {
  const code = oracleCode(error);
  if (code === null) return error;
  const message = firstLine((error as Error).message);
  return new DriverAdapterError({
    ...mapped(code, message, constraints),
    originalCode: code,
    originalMessage: message,
  });
}

/** True when an error says that its session is gone and must not go back to the pool. */
export function isConnectionBroken(error: unknown): boolean {
  const kind = error instanceof DriverAdapterError ? error.cause.kind : KIND_OF_CODE[oracleCode(error) ?? ''];
  return kind !== undefined && BROKEN.has(kind);
}
