export { type ClaimedEvent, claimEvents } from './claim';
export { backoffMs, type Deliver, type Dispatcher, dispatchDue, startDispatcher } from './dispatcher';
export { type EventDestination, enqueueEvent, type NewEvent } from './outbox';
