import 'server-only';
import {
  findSession,
  requireServiceKey,
  SERVICE_KEY_HEADER,
  type SessionCookieOptions,
  type SessionLimits,
  sessionTokenFrom,
} from '@octo/shared/auth';
import { can } from '@octo/shared/auth/permissions';
import type { Contract } from '@octo/shared/contracts';
import type { Database } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type BaseContext, type CorrelationIds, readCorrelation, requireSameOrigin } from '@octo/shared/http';
import { addSpanAttributes } from '@octo/shared/telemetry';
import { MS } from '@octo/shared/time';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { cartTokenFrom } from './cart-cookie';
import { config, publicAddresses } from './config';
import { database } from './database';

/** A signed-in customer, as services see it. */
export interface Customer {
  readonly userId: number;
  readonly sessionId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** The record that orders and addresses belong to. */
  readonly customerId: number | null;
}

/** What every service of the shop receives first. */
export interface ShopContext extends BaseContext {
  readonly db: Database;
  readonly now: () => Date;
  readonly caller: 'visitor' | 'service';
  /** The visitor's cart token; null before the first product was added. */
  readonly cartToken: string | null;
  /**
   * Who is signed in; null for guests. Asked only by services that need to know, so that reading the catalogue or a
   * cart never costs a look-up. A failing session store is an error (503), never "signed out".
   */
  readonly customer: () => Promise<Customer | null>;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** How the session cookie of the shop is named and protected. */
export function sessionCookieOptions(): SessionCookieOptions {
  return { name: 'octo_shop', isSecure: publicAddresses().shop.startsWith('https://') };
}

/** How long a customer stays signed in. */
export function sessionLimits(): SessionLimits {
  const { SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS } = config();
  return { idleMs: SESSION_IDLE_MINUTES * MS.minute, absoluteMs: SESSION_ABSOLUTE_HOURS * MS.hour };
}

/**
 * The customer who may use an account of their own. Called inside services, before anything else.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export async function requireCustomer(ctx: ShopContext): Promise<Customer> {
  const customer = await ctx.customer();
  if (!customer) throw new AppError('unauthenticated');
  if (!can(customer.role, 'account:own')) {
    throw new AppError('forbidden', { detail: 'This account belongs to the console, not to the shop.' });
  }
  return customer;
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
    ...contextOf(request.headers, ids),
    caller: isService ? 'service' : 'visitor',
  };
}

/** Context of a page or an action for one visitor, read once per request. Makes a page dynamic. */
export const pageContext = cache(async (): Promise<ShopContext> => {
  // Asked for the cookies too, so that Next knows the page depends on them.
  const [headerStore] = await Promise.all([headers(), cookies()]);
  return contextOf(headerStore, readCorrelation(headerStore));
});

function contextOf(headerStore: Headers, ids: CorrelationIds): ShopContext {
  const cookieHeader = headerStore.get('cookie');
  let customer: Promise<Customer | null> | undefined;
  return {
    ids,
    db: database(),
    now: () => new Date(),
    caller: 'visitor',
    cartToken: cartTokenFrom(cookieHeader),
    rateKey: sessionTokenFrom(cookieHeader, sessionCookieOptions()) ?? cartTokenFrom(cookieHeader),
    customer: () => {
      customer ??= readCustomer(cookieHeader);
      return customer;
    },
    ipAddress:
      headerStore
        .get('x-forwarded-for')
        ?.split(',')[0]
        ?.trim()
        .replace(/^::ffff:/, '')
        .slice(0, 64) || null,
    userAgent: headerStore.get('user-agent'),
  };
}

async function readCustomer(cookieHeader: string | null): Promise<Customer | null> {
  const token = sessionTokenFrom(cookieHeader, sessionCookieOptions());
  if (!token) return null;
  const session = await findSession(database(), {
    token,
    application: 'shop',
    limits: sessionLimits(),
    now: new Date(),
  });
  if (session) addSpanAttributes({ 'user.id': String(session.userId), 'user.roles': [session.role] });
  return session;
}
