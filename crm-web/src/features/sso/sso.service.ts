import 'server-only';
import { createSso, type SsoOutcome } from '@octo/shared/auth/oidc';
import type { Db } from '@octo/shared/db';
import { countMetric } from '@octo/shared/telemetry';
import { config, publicAddresses } from '@/config';
import { type CrmContext, sessionCookieOptions, sessionLimits } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import { safeReturnTo } from '@/features/auth/auth.schema';
import { signOut } from '@/features/auth/auth.service';
import { paths } from '@/paths';

const single = createSso<CrmContext>({
  application: 'console',
  settings: config,
  publicUrl: () => publicAddresses().crm,
  pathAfterLogout: paths.login,
  sessionCookie: sessionCookieOptions,
  sessionLimits,
  signInPath: ({ error, returnTo }) => paths.login(returnTo, error),
  safeReturnTo,
  record,
  count: (outcome) =>
    outcome.isAccepted
      ? countMetric('crm.business.auth.login', { method: 'sso', role: outcome.user.role })
      : countMetric('crm.business.auth.login_failed', { reason: outcome.code }),
  signOut,
});

/** The identity domain; null on an installation without one. */
export const identityDomain = single.identityDomain;

/**
 * Where a session must also be ended; null when the identity domain did not open it.
 * Asked before the session is revoked.
 */
export const ssoLogoutUrl = single.logoutUrl;

/** Handlers of `/api/auth/sso/*`. */
export const sso = single.handlers;

function record(context: CrmContext, tx: Db, outcome: SsoOutcome): Promise<void> {
  if (!outcome.isAccepted) {
    return recordAudit(context, tx, {
      action: 'session.sign_in_refused',
      resourceType: 'session',
      details: { method: 'sso', reason: outcome.code },
      actor: { userId: outcome.userId, name: 'identity domain' },
    });
  }
  const { user, sessionId } = outcome;
  return recordAudit(context, tx, {
    action: 'session.sign_in',
    resourceType: 'session',
    resourceId: sessionId,
    details: { role: user.role, method: 'sso', account: user.how },
    actor: { userId: user.userId, name: user.email },
  });
}
