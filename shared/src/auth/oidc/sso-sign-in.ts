import 'server-only';
import { type Database, type Db, withTransaction } from '../../db';
import { openSession, revokeSession, type SessionApplication, type SessionLimits } from '../sessions';
import { IdentityDomain, type ProvenPerson } from './identity-domain';
import type { SsoPerson } from './person';
import { resolveSsoUser, type SsoResolution, type SsoUser } from './resolve-user';
import { findSessionHint } from './session-hint';
import { type SsoSettings, ssoConfig } from './settings';
import { SsoError } from './sso-error';
import { createSsoHandlers, type SsoApplication, type SsoContext } from './sso-routes';

/** What signing in with an identity domain needs of a context. */
interface SignInContext extends SsoContext {
  readonly db: Database;
  readonly userAgent: string | null;
}

/** How somebody's attempt ended, for whoever writes it down. */
export type SsoOutcome =
  | { readonly isAccepted: true; readonly user: SsoUser; readonly sessionId: number }
  | Extract<SsoResolution, { isAccepted: false }>;

/** In what applications differ when somebody signs in with the identity domain. */
export interface SsoParts<X>
  extends Pick<SsoApplication<X>, 'sessionCookie' | 'signInPath' | 'safeReturnTo'> {
  readonly application: SessionApplication;
  readonly settings: () => SsoSettings;
  /** Address of the application as browsers see it. */
  readonly publicUrl: () => string;
  /** Where signing out at the domain leads, unless a setting says otherwise. */
  readonly pathAfterLogout: () => string;
  readonly sessionLimits: () => SessionLimits;
  /** Something more to do for an account that may come in, before its session is opened. */
  readonly admit?: (tx: Db, user: SsoUser, person: SsoPerson, now: Date) => Promise<void>;
  /** Writes the outcome down, in the transaction of the sign-in. */
  readonly record: (context: X, tx: Db, outcome: SsoOutcome) => Promise<void>;
  /** Counts the outcome, once it stands. */
  readonly count: (outcome: SsoOutcome) => void;
  /** Ends the session of the token here. */
  readonly signOut: (context: X, token: string) => Promise<void>;
}

/** Single sign-on of one application: the domain, the way out of it, and the handlers of `/api/auth/sso/*`. */
export interface Sso<X> {
  /** The identity domain; null on an installation without one. */
  readonly identityDomain: () => IdentityDomain | null;
  /**
   * Where a session must also be ended; null when the identity domain did not open it. Asked before the session is
   * revoked.
   */
  readonly logoutUrl: (context: X, token: string | null) => Promise<string | null>;
  readonly handlers: ReturnType<typeof createSsoHandlers<X & SignInContext>>;
}

/** Puts single sign-on together for one application. Settings are read on first use. */
export function createSso<X extends SignInContext>(parts: SsoParts<X>): Sso<X> {
  let domain: IdentityDomain | null | undefined;
  const identityDomain = (): IdentityDomain | null => {
    if (domain === undefined) {
      const config = ssoConfig(parts.settings(), parts.publicUrl(), parts.pathAfterLogout());
      domain = config && new IdentityDomain(config);
    }
    return domain;
  };
  const logoutUrl = async ({ db }: X, token: string | null): Promise<string | null> => {
    const active = identityDomain();
    const hint = active && token ? await findSessionHint(db, token) : null;
    return active && hint?.issuer === active.config.issuer ? active.logoutUrl(hint.idTokenHint) : null;
  };
  const handlers = createSsoHandlers<X>({
    domain: identityDomain,
    sessionCookie: parts.sessionCookie,
    signInPath: parts.signInPath,
    safeReturnTo: parts.safeReturnTo,
    signIn: (context, proven, previousToken) => signIn(parts, context, proven, previousToken),
    signOut: async (context, token) => {
      const away = await logoutUrl(context, token);
      await parts.signOut(context, token);
      return away;
    },
  });
  return { identityDomain, logoutUrl, handlers };
}

/**
 * Opens a session for whoever the identity domain vouched for, if they may come in; whatever session the browser had
 * is ended, never taken over. Either outcome is written down.
 *
 * @throws SsoError why not
 */
async function signIn<X extends SignInContext>(
  parts: SsoParts<X>,
  context: X,
  { person, idToken }: ProvenPerson,
  previousToken: string | null,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  const now = context.now();
  const { application } = parts;
  const { IDCS_ROLE_GROUPS, IDCS_LINK_BY_EMAIL } = parts.settings();
  const policy = { application, roleGroups: IDCS_ROLE_GROUPS, canLinkByEmail: IDCS_LINK_BY_EMAIL };
  const outcome = await withTransaction(context.db, async (tx) => {
    const resolution = await resolveSsoUser(tx, person, policy, now);
    if (!resolution.isAccepted) {
      await parts.record(context, tx, resolution);
      return resolution;
    }
    const { user } = resolution;
    await parts.admit?.(tx, user, person, now);
    if (previousToken) await revokeSession(tx, previousToken, now);
    const session = await openSession(tx, {
      userId: user.userId,
      application,
      limits: parts.sessionLimits(),
      now,
      ipAddress: context.ipAddress ?? null,
      userAgent: context.userAgent,
      sso: { issuer: person.issuer, idTokenHint: idToken },
    });
    const accepted = { isAccepted: true, user, sessionId: session.sessionId } as const;
    await parts.record(context, tx, accepted);
    return { ...accepted, session };
  });
  parts.count(outcome);
  // A refusal is no failure of the transaction: what it wrote down stays.
  if (!outcome.isAccepted) throw new SsoError(outcome.code);
  return outcome.session;
}
