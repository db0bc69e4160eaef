import { recordNavigation, startRum } from '@octo/shared/rum';

startRum({
  endpoint: '/api/rum/traces',
  serviceName: 'enterprise-crm-portal-browser',
});

/** Next calls this when a client-side navigation begins. */
export function onRouterTransitionStart(_url: string, navigationType: string): void {
  recordNavigation(navigationType);
}
