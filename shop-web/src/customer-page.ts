import 'server-only';
import { isAppError } from '@octo/shared/errors';
import { redirect, unstable_rethrow } from 'next/navigation';
import { pageContext, type ShopContext } from './context';
import { paths } from './paths';

/**
 * Runs what a page of an account needs. Without a session it leads to the sign-in page and back to `path`
 * afterwards; a session store that cannot be asked is an error page, never a sign-out.
 */
export async function forCustomer<T>(path: string, load: (ctx: ShopContext) => Promise<T>): Promise<T> {
  const ctx = await pageContext();
  try {
    return await load(ctx);
  } catch (error) {
    unstable_rethrow(error);
    if (isAppError(error, 'unauthenticated') || isAppError(error, 'forbidden')) redirect(paths.signIn(path));
    throw error;
  }
}

/** One value of a query string; null when it is missing or given twice. */
export function single(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
