import 'server-only';
import type { ContractArgs, ContractResult } from '../../contracts';
import { Reply } from '../../http';
import { attackSource } from '../../http/attack-source';
import type { RateSubject } from '../../http/request-rate';
import { reportAttack } from '../../security';
import type { AttackType } from '../../security/taxonomy';
import { addSpanAttributes, getLogger } from '../../telemetry';
import { type SessionCookieOptions, sessionCookieName, sessionTokenFrom } from '../session-cookie';
import { ssoCallbackContract, type ssoLoginContract, type ssoStatusContract } from './contracts';
import { clearedCookie, cookieValue, setCookie } from './cookies';
import type { IdentityDomain, ProvenPerson } from './identity-domain';
import { newPendingSignIn, openPending, PENDING_TTL_MS, sealPending } from './pending-sign-in';
import { SsoError, type SsoErrorCode } from './sso-error';

/** What the routes need to know about their application. */
export interface SsoApplication<X> {
  readonly domain: () => IdentityDomain | null;
  readonly sessionCookie: () => SessionCookieOptions;
  /** The sign-in page, with the reason for coming back and the page that was asked for. */
  readonly signInPath: (query: { readonly error?: string; readonly returnTo?: string }) => string;
  readonly safeReturnTo: (text: string | undefined) => string;
  /** Opens a session for the person. @throws SsoError when they may not come in */
  readonly signIn: (
    context: X,
    proven: ProvenPerson,
    previousToken: string | null,
  ) => Promise<{ readonly token: string; readonly expiresAt: Date }>;
  /** Ends the session of the token. @returns where to sign out at the identity domain, if the session came from there */
  readonly signOut: (context: X, token: string) => Promise<string | null>;
}

/** What the handlers need of a context. */
export type SsoContext = RateSubject & { readonly now: () => Date };

const log = getLogger('sso');

const leadTo = (location: string, cookies: readonly string[] = []) =>
  new Reply({ body: null, status: 302, headers: { location, 'referrer-policy': 'no-referrer' }, cookies });

/** The handlers of `/api/auth/sso/*` for one application. */
export function createSsoHandlers<X extends SsoContext>(app: SsoApplication<X>) {
  const pendingCookie = (): SessionCookieOptions => {
    const { name, isSecure } = app.sessionCookie();
    return { name: `${name}_sso`, isSecure };
  };

  async function login(context: X, args: ContractArgs<typeof ssoLoginContract>): Promise<Reply<null>> {
    const returnTo = app.safeReturnTo(args.query.returnTo);
    try {
      const domain = requireDomain(app);
      const now = context.now();
      await domain.requireAnswer(now);
      const pending = newPendingSignIn(returnTo, now);
      const options = pendingCookie();
      const sealed = await sealPending(pending, domain.config.secret, options.name);
      return leadTo(domain.authorizeUrl(pending), [setCookie(options, sealed, { maxAgeMs: PENDING_TTL_MS })]);
    } catch (error) {
      return backToSignIn(app, error, returnTo);
    }
  }

  async function callback(
    context: X,
    args: ContractArgs<typeof ssoCallbackContract>,
    request: Request,
  ): Promise<Reply<null>> {
    const cookieHeader = request.headers.get('cookie');
    const options = pendingCookie();
    // Whatever comes of it, the browser may try once.
    const cleared = clearedCookie(options);
    let returnTo: string | undefined;
    try {
      const domain = requireDomain(app);
      const { code, state, error, iss } = args.query;
      const sealed = cookieValue(cookieHeader, sessionCookieName(options));
      const key = { sealed, secret: domain.config.secret, purpose: options.name };
      const pending = await openPending(key, state, context.now());
      returnTo = app.safeReturnTo(pending.returnTo);
      // An answer of another issuer must not be redeemed at ours (RFC 9207).
      if (iss !== undefined && iss !== domain.config.issuer) throw new SsoError('invalid_state');
      if (error) throw new SsoError(error === 'access_denied' ? 'access_denied' : 'provider_error');
      if (!code) throw new SsoError('missing_code');
      const proven = await domain.prove(code, pending, context.now());
      const session = app.sessionCookie();
      const { token, expiresAt } = await app.signIn(context, proven, sessionTokenFrom(cookieHeader, session));
      return leadTo(returnTo, [cleared, setCookie(session, token, { expiresAt })]);
    } catch (error) {
      noteAttack(error, request, context);
      return backToSignIn(app, error, returnTo, [cleared]);
    }
  }

  async function logout(context: X, _args: unknown, request: Request): Promise<Reply<null>> {
    // A link on another site must not sign anybody out.
    if (request.headers.get('sec-fetch-site') === 'cross-site') return leadTo(app.signInPath({}));
    const session = app.sessionCookie();
    const token = sessionTokenFrom(request.headers.get('cookie'), session);
    const away = token ? await app.signOut(context, token) : null;
    return leadTo(away ?? app.signInPath({}), [clearedCookie(session)]);
  }

  async function status(): Promise<ContractResult<typeof ssoStatusContract>> {
    const domain = app.domain();
    return {
      configured: domain !== null,
      provider: 'oci-iam',
      domainUrl: domain?.config.domainUrl ?? null,
      verifyJwt: true,
    };
  }

  return { login, callback, logout, status };
}

function requireDomain<X>(app: SsoApplication<X>): IdentityDomain {
  const domain = app.domain();
  if (!domain) throw new SsoError('not_configured');
  return domain;
}

/** Answers that nobody honest sends; observed, and refused anyway. */
const ATTACK_OF: Partial<Record<SsoErrorCode, AttackType>> = {
  invalid_state: 'csrf',
  invalid_id_token: 'auth_bypass',
};

function noteAttack(error: unknown, request: Request, context: SsoContext): void {
  const type = error instanceof SsoError && ATTACK_OF[error.code];
  if (type) {
    const source = attackSource(request, ssoCallbackContract.path, context);
    reportAttack({ type, evidence: `single sign-on: ${error.code}` }, source);
  }
}

/** What is no refusal of the sign-in (a database that is away) stays the error that it is. */
function backToSignIn<X>(
  app: SsoApplication<X>,
  error: unknown,
  returnTo: string | undefined,
  cookies: readonly string[] = [],
): Reply<null> {
  if (!(error instanceof SsoError)) throw error;
  addSpanAttributes({ 'sso.error': error.code });
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  log.warn({ code: error.code, cause }, 'Single sign-on refused');
  return leadTo(app.signInPath({ error: error.code, ...(returnTo ? { returnTo } : {}) }), cookies);
}
