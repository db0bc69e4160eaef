import { recordNavigation, startRum } from '@octo/shared/rum';

startRum({
  endpoint: '/api/rum/traces',
  serviceName: 'octo-drone-shop-browser',
  loadEvent: 'shop.page_loaded',
});

/** Next calls this when a client-side navigation begins. */
export function onRouterTransitionStart(_url: string, navigationType: string): void {
  recordNavigation(navigationType);
}
