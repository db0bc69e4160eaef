export {
  ssoCallbackContract,
  ssoLoginContract,
  ssoLogoutContract,
  ssoStatusContract,
} from './contracts';
export { IdentityDomain, type ProvenPerson } from './identity-domain';
export { ssoProblems, ssoSettings } from './settings';
export { createSsoHandlers } from './sso-routes';
export { createSso, type SsoOutcome } from './sso-sign-in';
