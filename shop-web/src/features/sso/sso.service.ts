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
import { type ShopContext, sessionCookieOptions, sessionLimits } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { confirmEmail } from '@/features/sign-in/confirm-email.service';
import { safeReturnTo } from '@/features/sign-in/sign-in.schema';
import * as password from '@/features/sign-in/sign-in.service';
import { paths } from '@/paths';

let domain: IdentityDomain | null | undefined;

/** The identity domain; null on an installation without one. */
export function identityDomain(): IdentityDomain | null {
  if (domain === undefined) {
    const settings = ssoConfig(config(), publicAddresses().shop, paths.home());
    domain = settings && new IdentityDomain(settings);
  }
  return domain;
}

/**
 * Where a session must also be ended; null when the identity domain did not open it.
 * Asked before the session is revoked.
 */
export async function ssoLogoutUrl(ctx: ShopContext, token: string | null): Promise<string | null> {
  const active = identityDomain();
  const hint = active && token ? await findSessionHint(ctx.db, token) : null;
  return active && hint?.issuer === active.config.issuer ? active.logoutUrl(hint.idTokenHint) : null;
}

/** Signs in whoever the identity domain vouched for; a first sign-in makes the account and its customer record. */
async function signIn(ctx: ShopContext, proven: ProvenPerson, previousToken: string | null) {
  const now = ctx.now();
  const { person, idToken } = proven;
  const { IDCS_ROLE_GROUPS, IDCS_LINK_BY_EMAIL } = config();
  const policy = {
    application: 'shop',
    roleGroups: IDCS_ROLE_GROUPS,
    canLinkByEmail: IDCS_LINK_BY_EMAIL,
  } as const;
  const outcome = await withTransaction(ctx.db, async (tx) => {
    const resolution = await resolveSsoUser(tx, person, policy, now);
    if (!resolution.isAccepted) {
      const { code, userId } = resolution;
      await recordDeed(ctx, tx, {
        action: 'session.sign_in_failed',
        userId,
        details: { method: 'sso', reason: code },
      });
      return resolution;
    }
    const { userId, email, name, customerId, how } = resolution.user;
    // Orders belong to addresses, so only the address that the domain verified opens their record.
    if (customerId === null && person.isEmailVerified && person.email === email)
      await confirmEmail(tx, { id: userId, email, name }, now);
    if (previousToken) await revokeSession(tx, previousToken, now);
    const session = await openSession(tx, {
      userId,
      application: 'shop',
      limits: sessionLimits(),
      now,
      ipAddress: ctx.ipAddress,
      userAgent: ctx.userAgent,
      sso: { issuer: person.issuer, idTokenHint: idToken },
    });
    await recordDeed(ctx, tx, {
      action: 'session.sign_in',
      userId,
      details: { method: 'sso', account: how },
    });
    return { isAccepted: true, session } as const;
  });
  if (!outcome.isAccepted) {
    countMetric('shop.business.auth.login_failed', { reason: outcome.code });
    throw new SsoError(outcome.code);
  }
  countMetric('shop.business.auth.login', { method: 'sso' });
  return outcome.session;
}

/** Handlers of `/api/auth/sso/*`. */
export const sso = createSsoHandlers<ShopContext>({
  domain: identityDomain,
  sessionCookie: sessionCookieOptions,
  signInPath: ({ error, returnTo }) => paths.signIn(returnTo, error),
  safeReturnTo,
  signIn,
  signOut: async (ctx, token) => {
    const away = await ssoLogoutUrl(ctx, token);
    await password.signOut(ctx, token);
    return away;
  },
});
