import 'server-only';
import { requireServiceKey, SERVICE_KEY_HEADER } from '@octo/shared/auth';
import type { Contract } from '@octo/shared/contracts';
import type { Database } from '@octo/shared/db';
import { type BaseContext, type CorrelationIds, readCorrelation, requireSameOrigin } from '@octo/shared/http';
import { cookies, headers } from 'next/headers';
import { cartTokenFrom } from './cart-cookie';
import { config, publicAddresses } from './config';
import { database } from './database';

/** What every service of the shop receives first. */
export interface ShopContext extends BaseContext {
  readonly db: Database;
  readonly now: () => Date;
  readonly caller: 'visitor' | 'service';
  /** The visitor's cart token; null before the first product was added. */
  readonly cartToken: string | null;
}

/**
 * Context of an API request.
 * @throws AppError `invalid_service_key`, `cross_origin_refused`
 */
export function createContext(request: Request, contract: Contract, ids: CorrelationIds): ShopContext {
  const isService = contract.auth === 'service';
  if (isService) {
    const { INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS } = config();
    requireServiceKey(request.headers.get(SERVICE_KEY_HEADER), [
      INTERNAL_SERVICE_KEY,
      INTERNAL_SERVICE_KEY_PREVIOUS,
    ]);
  } else {
    requireSameOrigin(request, new Set([publicAddresses().shop]));
  }
  return {
    ids,
    db: database(),
    now: () => new Date(),
    caller: isService ? 'service' : 'visitor',
    cartToken: cartTokenFrom(request.headers.get('cookie')),
  };
}

/** Context of a page that is rendered for one visitor. Makes the page dynamic. */
export async function pageContext(): Promise<ShopContext> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  return {
    ids: readCorrelation(headerStore),
    db: database(),
    now: () => new Date(),
    caller: 'visitor',
    cartToken: cartTokenFrom(cookieStore.toString()),
  };
}
