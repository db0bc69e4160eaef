import 'server-only';
import {
  bearerTokenFrom,
  findAccessToken,
  findSession,
  requireServiceKey,
  SERVICE_KEY_HEADER,
  type SessionCookieOptions,
  type SessionLimits,
  sessionTokenFrom,
} from '@octo/shared/auth';
import { can, type Permission, refusalReason } from '@octo/shared/auth/permissions';
import type { Contract } from '@octo/shared/contracts';
import { type Database, openDatabase, openStore, type Store } from '@octo/shared/db';
import { AppError } from '@octo/shared/errors';
import { type BaseContext, type CorrelationIds, readCorrelation, requireSameOrigin } from '@octo/shared/http';
import { addSpanAttributes } from '@octo/shared/telemetry';
import { MS } from '@octo/shared/time';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { config, observatoryAddress, publicAddresses, tokenSecret } from './config';
import { PATH_HEADER, paths } from './paths';
import { requireTokenRate } from './token-rate';

/** Role of callers with a partner's key. It holds what the key's scopes say and nothing else. */
const PARTNER = 'partner';

/** Who acts: a signed-in operator, a script in an operator's name, or a partner with a key. */
export interface Operator {
  /** Null for partners. */
  readonly userId: number | null;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Of callers with a bearer token: the permissions that it is limited to. */
  readonly scopes?: readonly string[];
}

/** What every service of the console receives first. */
export interface CrmContext extends BaseContext {
  readonly db: Database;
  /** The store of telemetry; null on an installation without one. */
  readonly observatory: Store | null;
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
const store = globalThis as typeof globalThis & {
  octoCrmDb?: Database;
  octoCrmAuthDb?: Database;
  octoObservatory?: Store | null;
};

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

/** The process-wide store of telemetry; null on an installation without one. */
export function observatory(): Store | null {
  if (store.octoObservatory === undefined) {
    const url = observatoryAddress();
    store.octoObservatory = url ? openStore({ url }) : null;
  }
  return store.octoObservatory;
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
  const bearer = bearerTokenFrom(request.headers.get('authorization'));
  if (bearer !== null) return { ...context, ...(await readToken(bearer)) };
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
  if (!mayDo(operator, permission)) {
    throw new AppError('forbidden', {
      detail: refusalReason(operator.role, permission) ?? 'The token was not issued for this.',
      facts: { permission, role: operator.role },
    });
  }
  return operator;
}

/**
 * The store of telemetry, for services that cannot work without.
 * @throws AppError `observatory_off`
 */
export function requireObservatory(context: CrmContext): Store {
  if (!context.observatory) throw new AppError('observatory_off');
  return context.observatory;
}

function contextOf(headerStore: Headers, ids: CorrelationIds): CrmContext {
  return {
    ids,
    db: database(),
    observatory: observatory(),
    now: () => new Date(),
    operator: null,
    isService: false,
    ipAddress: clientAddress(headerStore),
    userAgent: headerStore.get('user-agent'),
  };
}

function mayDo({ role, scopes }: Operator, permission: Permission): boolean {
  if (scopes && !scopes.includes(permission)) return false;
  return role === PARTNER || can(role, permission);
}

/**
 * Who a bearer token acts for. A script can do what its scopes and the role of its user both allow, as of now.
 * @throws AppError `unauthenticated`, `forbidden`, `rate_limited`
 */
async function readToken(token: string): Promise<{ operator: Operator; rateKey: string }> {
  const now = new Date();
  const holder = await findAccessToken(authDatabase(), tokenSecret(), { token, now });
  if (!holder) throw new AppError('unauthenticated');
  const { tokenId, user, name, scopes } = holder;
  const limit = holder.rateLimitPerMinute;
  if (limit !== null) await requireTokenRate(authDatabase(), { tokenId, limit, now });
  if (user && !can(user.role, 'console:open')) throw new AppError('forbidden');
  const person = user ?? { userId: null, email: `key: ${name}`, name, role: PARTNER };
  addSpanAttributes({
    'user.id': user ? String(user.userId) : `token ${tokenId}`,
    'user.roles': [person.role],
  });
  return { operator: { ...person, scopes }, rateKey: `token ${tokenId}` };
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
