import { ERROR_CODES, type ErrorCode } from './codes';

/** One field that is wrong: `path` in dotted form (`items.0.quantity`), empty for the whole body. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface AppErrorOptions {
  /** Public detail, shown to the caller. Never put internals or personal data here. */
  readonly detail?: string;
  readonly fields?: readonly FieldError[];
  /** Sent as `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number;
  /** Structured public facts, for example `{ available: 3 }`. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  readonly cause?: unknown;
}

/** The only error that services throw on purpose; translated at `route()` and `action()`. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string | undefined;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly facts: Readonly<Record<string, string | number | boolean>> | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? ERROR_CODES[code].title, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.facts = options.facts;
  }

  /** HTTP status of the code. */
  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

/** True for an {@link AppError}, optionally of one code; survives duplicated module instances. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return (
    error instanceof Error &&
    error.name === 'AppError' &&
    (code === undefined || (error as AppError).code === code)
  );
}
