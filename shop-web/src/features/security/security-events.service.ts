import 'server-only';
import { startSecurityEvents } from '@octo/shared/security';
import { securityDatabase } from '@/database';
import { insertSecurityEvents } from './security-events.repository';

/**
 * Starts the record of attacks, through a pool of its own: an attack that takes every other connection is still
 * written down. Called once, at boot.
 * @returns a function that writes what waits and stops
 */
export function startSecurityRecord(): () => Promise<void> {
  return startSecurityEvents('octo-drone-shop', (rows) => insertSecurityEvents(securityDatabase(), rows));
}
