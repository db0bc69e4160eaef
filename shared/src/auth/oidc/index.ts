export {
  ssoCallbackContract,
  ssoLoginContract,
  ssoLogoutContract,
  ssoStatusContract,
} from './contracts';
export { IdentityDomain, type ProvenPerson } from './identity-domain';
export { resolveSsoUser } from './resolve-user';
export { findSessionHint } from './session-hint';
export { ssoConfig, ssoProblems, ssoSettings } from './settings';
export { SsoError } from './sso-error';
export { createSsoHandlers } from './sso-routes';
