import 'server-only';
import type { ContractResult } from '@octo/shared/contracts';
import { AppError } from '@octo/shared/errors';
import type { CrmContext } from '@/context';
import type { whoAmIContract } from './shell.schema';

/**
 * Whoever asks. The context has found the session or the token and has checked that it may use the console; a token
 * needs no scope to be told its own.
 * @throws AppError `unauthenticated`
 */
export async function whoAmI({ operator }: CrmContext): Promise<ContractResult<typeof whoAmIContract>> {
  if (!operator) throw new AppError('unauthenticated');
  const { name, email, role, scopes } = operator;
  return { name, email, role, scopes: scopes ? [...scopes] : null };
}
