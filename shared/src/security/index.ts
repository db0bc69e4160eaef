export type { SecurityEventRow } from './event-queue';
export { observeInput, observeRefusal } from './observe';
export { attacksInUrl } from './patterns';
export { type AttackSource, reportAttack, reportSuspicion, startSecurityEvents } from './report';
