import type { z } from 'zod';
import { AppError, type FieldError } from './app-error';

/** Field errors of a failed parse; `prefix` names the part of the request (`body`, `query`, `params`). */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.');
    return {
      path: [prefix, path].filter(Boolean).join('.'),
      code: issue.code,
      message: issue.message,
    };
  });
}

/**
 * Parses or throws.
 * @throws AppError `validation_failed` with one field error per issue.
 */
export function parseOrThrow<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('validation_failed', { fields: fieldErrors(result.error, prefix) });
}
