import 'server-only';
import { openSession, revokeSession } from '@octo/shared/auth';
import {
  createSsoHandlers,
  findSessionHint,
  IdentityDomain,
  type ProvenPerson,
  resolveSsoUser,
  SsoError,
  ssoConfig,
} from '@octo/shared/auth/oidc';
import { withTransaction } from '@octo/shared/db';
import { countMetric } from '@octo/shared/telemetry';
import { config, publicAddresses } from '@/config';
import { type CrmContext, sessionCookieOptions, sessionLimits } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { safeReturnTo } from '@/features/auth/auth.schema';
import * as auth from '@/features/auth/auth.service';
import { paths } from '@/paths';

let domain: IdentityDomain | null | undefined;

/** The identity domain; null on an installation without one. */
export function identityDomain(): IdentityDomain | null {
  if (domain === undefined) {
    const settings = ssoConfig(config(), publicAddresses().crm, paths.login());
    domain = settings && new IdentityDomain(settings);
  }
  return domain;
}

/**
 * Where a session must also be ended; null when the identity domain did not open it.
 * Asked before the session is revoked.
 */
export async function ssoLogoutUrl(context: CrmContext, token: string | null): Promise<string | null> {
  const active = identityDomain();
  const hint = active && token ? await findSessionHint(context.db, token) : null;
  return active && hint?.issuer === active.config.issuer ? active.logoutUrl(hint.idTokenHint) : null;
}

/** Signs in whoever the identity domain vouched for, if they have a role here; writes down either outcome. */
async function signIn(context: CrmContext, proven: ProvenPerson, previousToken: string | null) {
  const now = context.now();
  const { person, idToken } = proven;
  const { IDCS_ROLE_GROUPS, IDCS_LINK_BY_EMAIL } = config();
  const policy = {
    application: 'console',
    roleGroups: IDCS_ROLE_GROUPS,
    canLinkByEmail: IDCS_LINK_BY_EMAIL,
  } as const;
  const outcome = await withTransaction(context.db, async (tx) => {
    const resolution = await resolveSsoUser(tx, person, policy, now);
    if (!resolution.isAccepted) {
      await recordAudit(context, tx, {
        action: 'session.sign_in_refused',
        resourceType: 'session',
        details: { method: 'sso', reason: resolution.code },
        actor: { userId: resolution.userId, name: 'identity domain' },
      });
      return resolution;
    }
    const { user } = resolution;
    if (previousToken) await revokeSession(tx, previousToken, now);
    const session = await openSession(tx, {
      userId: user.userId,
      application: 'console',
      limits: sessionLimits(),
      now,
      ipAddress: context.ipAddress,
      userAgent: context.userAgent,
      sso: { issuer: person.issuer, idTokenHint: idToken },
    });
    await recordAudit(context, tx, {
      action: 'session.sign_in',
      resourceType: 'session',
      resourceId: session.sessionId,
      details: { role: user.role, method: 'sso', account: user.how },
      actor: { userId: user.userId, name: user.email },
    });
    return { isAccepted: true, session, role: user.role } as const;
  });
  if (!outcome.isAccepted) {
    countMetric('crm.business.auth.login_failed', { reason: outcome.code });
    throw new SsoError(outcome.code);
  }
  countMetric('crm.business.auth.login', { method: 'sso', role: outcome.role });
  return outcome.session;
}

/** Handlers of `/api/auth/sso/*`. */
export const sso = createSsoHandlers<CrmContext>({
  domain: identityDomain,
  sessionCookie: sessionCookieOptions,
  signInPath: ({ error, returnTo }) => paths.login(returnTo, error),
  safeReturnTo,
  signIn,
  signOut: async (context, token) => {
    const away = await ssoLogoutUrl(context, token);
    await auth.signOut(context, token);
    return away;
  },
});
