export { readJsonBody } from './body';
export { callService, type ServiceTarget } from './call-service';
export { CircuitBreaker } from './circuit-breaker';
export { type CorrelationIds, correlationHeaders, readCorrelation } from './correlation';
export {
  type BaseContext,
  createRoute,
  methodNotAllowed,
  problemResponse,
  Reply,
  type RouteResult,
} from './route';
export { publicOrigins, requireSameOrigin } from './same-origin';
export { rememberReady, unavailablePage } from './unavailable-page';
