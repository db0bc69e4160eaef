import 'server-only';
import { AppError } from '../errors';
import { constantTimeEqual } from '../ids';

/** Header by which the two services and their telemetry know each other. */
export const SERVICE_KEY_HEADER = 'x-internal-service-key';

/**
 * Compares the presented key with every accepted one in constant time.
 * @throws AppError `invalid_service_key` when it is missing or wrong
 */
export function requireServiceKey(presented: string | null, accepted: readonly (string | undefined)[]): void {
  if (!isServiceKey(presented, accepted)) throw new AppError('invalid_service_key');
}

/** True when the presented key is one of the accepted ones; compares with every one in constant time. */
export function isServiceKey(presented: string | null, accepted: readonly (string | undefined)[]): boolean {
  let isKnown = false;
  for (const key of accepted) {
    if (key && presented && constantTimeEqual(presented, key)) isKnown = true;
  }
  return isKnown;
}
