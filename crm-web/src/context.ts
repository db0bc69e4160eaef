import 'server-only';
import {
  findSession,
  requireServiceKey,
  SERVICE_KEY_HEADER,
  type SessionCookieOptions,
  type SessionLimits,
  sessionTokenFrom,
} from '@octo/shared/auth';
import { can, type Permission, refusalReason } from '@octo/shared/auth/permissions';
import type { Contract } from '@octo/shared/contracts';
import { type Database, openDatabase } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type BaseContext, type CorrelationIds, readCorrelation, requireSameOrigin } from '@octo/shared/http';
import { addSpanAttributes } from '@octo/shared/telemetry';
import { MS } from '@octo/shared/time';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { config, publicAddresses } from './config';
import { PATH_HEADER, paths } from './paths';

/** A signed-in operator, as services see it. */
export interface Operator {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

/** What every service of the console receives first. */
export interface CrmContext extends BaseContext {
  readonly db: Database;
  readonly now: () => Date;
  /** Null for service calls and for nobody. */
  readonly operator: Operator | null;
  readonly isService: boolean;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

/** Context of a page behind the sign-in. */
export interface OperatorContext extends CrmContext {
  readonly operator: Operator;
}

// On globalThis because development reloads modules while connections stay open.
const store = globalThis as typeof globalThis & { octoCrmDb?: Database; octoCrmAuthDb?: Database };

/** The process-wide data client. */
export function database(): Database {
  store.octoCrmDb ??= openDatabase('crm-main', config());
  return store.octoCrmDb;
}

/** The data client of sessions: an operator is found while reports take every other connection. */
function authDatabase(): Database {
  store.octoCrmAuthDb ??= openDatabase('crm-auth', config());
  return store.octoCrmAuthDb;
}

/** How the session cookie of the console is named and protected. */
export function sessionCookieOptions(): SessionCookieOptions {
  return { name: 'octo_console', isSecure: publicAddresses().crm.startsWith('https://') };
}

/** How long an operator stays signed in. */
export function sessionLimits(): SessionLimits {
  const { SESSION_IDLE_MINUTES, SESSION_ABSOLUTE_HOURS } = config();
  return { idleMs: SESSION_IDLE_MINUTES * MS.minute, absoluteMs: SESSION_ABSOLUTE_HOURS * MS.hour };
}

/**
 * Context of an API request: by service key, by session, or public, as the contract says.
 * @throws AppError `invalid_service_key`, `cross_origin_refused`, `unauthenticated`
 */
export async function createContext(
  request: Request,
  contract: Contract,
  ids: CorrelationIds,
): Promise<CrmContext> {
  const isService = contract.auth === 'service';
  if (isService) {
    const { INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS } = config();
    requireServiceKey(request.headers.get(SERVICE_KEY_HEADER), [
      INTERNAL_SERVICE_KEY,
      INTERNAL_SERVICE_KEY_PREVIOUS,
    ]);
    return { ...contextOf(request.headers, ids), isService };
  }
  requireSameOrigin(request, new Set([publicAddresses().crm]));
  const context = contextOf(request.headers, ids);
  if (contract.auth === 'public') return context;
  const operator = await readOperator(request.headers);
  if (!operator) throw new AppError('unauthenticated');
  const withOperator = { ...context, operator, rateKey: rateKeyOf(operator) };
  requirePermission(withOperator, 'console:open');
  return withOperator;
}

/** Context of a server action or of a page that anybody may open; `operator` is null without a session. */
export const visitorContext = cache(async (): Promise<CrmContext> => {
  const headerStore = await headers();
  const operator = await readOperator(headerStore);
  return { ...contextOf(headerStore, readCorrelation(headerStore)), operator, rateKey: rateKeyOf(operator) };
});

/**
 * Context of a page behind the sign-in, read once per request. Without a session it leads to the sign-in page, and
 * accounts that do not belong here (customers, operators who lost their role) are told so.
 */
export const pageContext = cache(async (): Promise<OperatorContext> => {
  const context = await visitorContext();
  if (!context.operator) redirect(paths.login((await headers()).get(PATH_HEADER) ?? undefined));
  if (!can(context.operator.role, 'console:open')) redirect(paths.noAccess());
  return { ...context, operator: context.operator };
});

/** Context of background work: nobody is signed in, the process acts for itself. */
export function systemContext(ids: CorrelationIds): CrmContext {
  return { ...contextOf(new Headers(), ids), isService: true };
}

/**
 * The operator who may do this. Called inside services, before anything else.
 * @throws AppError `unauthenticated`, `forbidden`
 */
export function requirePermission(context: CrmContext, permission: Permission): Operator {
  const { operator } = context;
  if (!operator) throw new AppError(context.isService ? 'forbidden' : 'unauthenticated');
  if (!can(operator.role, permission)) {
    throw new AppError('forbidden', {
      detail: refusalReason(operator.role, permission),
      facts: { permission, role: operator.role },
    });
  }
  return operator;
}

function contextOf(headerStore: Headers, ids: CorrelationIds): CrmContext {
  return {
    ids,
    db: database(),
    now: () => new Date(),
    operator: null,
    isService: false,
    ipAddress: clientAddress(headerStore),
    userAgent: headerStore.get('user-agent'),
  };
}

function rateKeyOf(operator: Operator | null): string | null {
  return operator && `user ${operator.userId}`;
}

/** A failing session store is an error (503), never "signed out". */
async function readOperator(headerStore: Headers): Promise<Operator | null> {
  const token = sessionTokenFrom(headerStore.get('cookie'), sessionCookieOptions());
  if (!token) return null;
  const session = await findSession(authDatabase(), {
    token,
    application: 'console',
    limits: sessionLimits(),
    now: new Date(),
  });
  if (!session) return null;
  const { userId, email, name, role } = session;
  addSpanAttributes({ 'user.id': String(userId), 'user.roles': [role] });
  return { userId, email, name, role };
}

/** The nearest proxy writes the client's address first; without one Next does. Shown in the audit log only. */
function clientAddress(headerStore: Headers): string | null {
  // A socket that speaks IPv6 writes IPv4 addresses with this prefix.
  const first = headerStore
    .get('x-forwarded-for')
    ?.split(',')[0]
    ?.trim()
    .replace(/^::ffff:/, '');
  return first ? first.slice(0, 64) : null;
}
