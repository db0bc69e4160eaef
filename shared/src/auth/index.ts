export {
  type AccessTokenKind,
  bearerTokenFrom,
  findAccessToken,
  issueAccessToken,
  revokeAccessToken,
  revokeAccessTokensOf,
  signedTokenFrom,
} from './access-tokens';
export { composeAccountMail, enqueueAccountMail } from './account-mail';
export { checkPassword, type PasswordCheck, type PasswordUser, refusalOf } from './check-password';
export { findSession } from './find-session';
export { FAILURES_BEFORE_LOCK, lockMsAfter, secondsLocked } from './lock-out';
export {
  deleteOldOneTimeTokens,
  findOneTimeToken,
  type OneTimePurpose,
  takeOneTimeToken,
} from './one-time-tokens';
export { hashPassword, PASSWORD_MAX_LENGTH, verifyPassword } from './password';
export { requireGoodPassword } from './password-policy';
export { isServiceKey, requireServiceKey, SERVICE_KEY_HEADER } from './service-key';
export {
  isSessionToken,
  type SessionCookieOptions,
  sessionCookieAttributes,
  sessionCookieName,
  sessionTokenFrom,
} from './session-cookie';
export { countOpenSessions, listSessionsOf, revokeSessionById, type SessionEntry } from './session-list';
export {
  deleteOldSessions,
  openSession,
  revokeSession,
  revokeSessionsOf,
  type SessionApplication,
  type SessionLimits,
  type SessionUser,
} from './sessions';
export { startAccountMails } from './start-account-mails';
export { deleteUnconfirmedAccounts } from './unconfirmed-accounts';
