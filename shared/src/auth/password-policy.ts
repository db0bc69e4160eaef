import 'server-only';
import { AppError } from '../errors';
import { PASSWORD_MIN_LENGTH } from './forms';

let common: Promise<ReadonlySet<string>> | undefined;

/** The list is large, so it is read when the first password is chosen, not when the service starts. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set((dictionary['passwords-common'] ?? []).map((word) => String(word).toLowerCase())),
  );
  return common;
}

/**
 * Why a password may not be chosen; null when it may. Length counts most; beyond it, a password may not be one of
 * the 49,000 most common ones (also with digits or signs around), a repetition, or made of the person's own name or
 * address (NIST SP 800-63B, 5.1.1.2).
 */
export async function passwordProblem(
  password: string,
  person: { readonly email: string; readonly name: string },
): Promise<string | null> {
  if (password.length < PASSWORD_MIN_LENGTH) return `Use at least ${PASSWORD_MIN_LENGTH} characters.`;
  const text = password.toLowerCase();
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const list = await commonPasswords();
  if (list.has(text) || (core.length > 3 && list.has(core) && core.length + 4 >= text.length))
    return 'This password is one of the most common ones. Choose another.';
  if (new Set(text).size < 5) return 'This password repeats itself. Choose another.';
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)].map((part) =>
    part.toLowerCase(),
  );
  if (own.some((part) => part.length >= 4 && core.includes(part) && core.length - part.length < 6))
    return 'This password contains your name or address. Choose another.';
  return null;
}

/** @throws AppError `validation_failed` at `path` when {@link passwordProblem} has an objection */
export async function requireGoodPassword(
  password: string,
  person: { readonly email: string; readonly name: string },
  path = 'password',
): Promise<void> {
  const message = await passwordProblem(password, person);
  if (message !== null)
    throw new AppError('validation_failed', { fields: [{ path, code: 'weak_password', message }] });
}
