export type { ActionResult } from './action-result';
export { AppError, type FieldError, isAppError } from './app-error';
export { ERROR_CODES, type ErrorCode, type ErrorLogLevel } from './codes';
export { type Problem, toProblem } from './problem';
export { fieldErrors, parseOrThrow } from './zod';
