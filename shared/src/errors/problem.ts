import { type AppError, type FieldError, isAppError } from './app-error';
import { ERROR_CODES, type ErrorCode } from './codes';

/** RFC 9457 problem details, as every error leaves both applications. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail?: string;
  readonly instance?: string;
  readonly requestId?: string;
  readonly traceId?: string;
  readonly errors?: readonly FieldError[];
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

interface ProblemContext {
  readonly instance?: string;
  readonly requestId?: string;
  readonly traceId?: string;
}

/**
 * Turns any thrown value into problem details. Whatever is not an AppError becomes `internal` without a
 * message: a caller never sees a stack or a driver's words.
 */
export function toProblem(error: unknown, context: ProblemContext = {}): Problem {
  const known: AppError | null = isAppError(error) ? error : null;
  const code: ErrorCode = known?.code ?? 'internal';
  const { status, title } = ERROR_CODES[code];
  return {
    type: `urn:octo:problem:${code}`,
    title,
    status,
    code,
    ...(known?.detail ? { detail: known.detail } : {}),
    ...context,
    ...(known && known.fields.length > 0 ? { errors: known.fields } : {}),
    ...(known?.facts ? { facts: known.facts } : {}),
  };
}
