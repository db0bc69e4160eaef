import 'server-only';
import { createSso } from '@octo/shared/auth/oidc';
import { countMetric } from '@octo/shared/telemetry';
import { config, publicAddresses } from '@/config';
import { type ShopContext, sessionCookieOptions, sessionLimits } from '@/context';
import { recordDeed } from '@/features/deeds/deeds.service';
import { confirmEmail } from '@/features/sign-in/confirm-email.service';
import { safeReturnTo } from '@/features/sign-in/sign-in.schema';
import { signOut } from '@/features/sign-in/sign-in.service';
import { paths } from '@/paths';

const single = createSso<ShopContext>({
  application: 'shop',
  settings: config,
  publicUrl: () => publicAddresses().shop,
  pathAfterLogout: paths.home,
  sessionCookie: sessionCookieOptions,
  sessionLimits,
  signInPath: ({ error, returnTo }) => paths.signIn(returnTo, error),
  safeReturnTo,
  admit: async (tx, { userId, email, name, customerId }, person, now) => {
    // Orders belong to addresses, so only the address that the domain verified opens their record.
    if (customerId === null && person.isEmailVerified && person.email === email)
      await confirmEmail(tx, { id: userId, email, name }, now);
  },
  record: (ctx, tx, outcome) =>
    outcome.isAccepted
      ? recordDeed(ctx, tx, {
          action: 'session.sign_in',
          userId: outcome.user.userId,
          details: { method: 'sso', account: outcome.user.how },
        })
      : recordDeed(ctx, tx, {
          action: 'session.sign_in_failed',
          userId: outcome.userId,
          details: { method: 'sso', reason: outcome.code },
        }),
  count: (outcome) =>
    outcome.isAccepted
      ? countMetric('shop.business.auth.login', { method: 'sso' })
      : countMetric('shop.business.auth.login_failed', { reason: outcome.code }),
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
