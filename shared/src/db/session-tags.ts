import 'server-only';
import { currentOperation, currentTraceContext } from '../telemetry';

/** By what the database knows whose work a session does. */
export interface SessionTags {
  /** The service and its deployment: `octo-drone-shop-oke`. */
  readonly module: string;
  /** What it is doing: `POST /api/shop/checkout`, `job order-sync`; empty outside of any work. */
  readonly action: string;
  /** The trace; empty outside of one. */
  readonly clientId: string;
}

/** Reads the tags of the work under way. */
export function currentTags(module: string): SessionTags {
  return {
    module,
    action: currentOperation() ?? '',
    clientId: currentTraceContext()?.traceId ?? '',
  };
}
