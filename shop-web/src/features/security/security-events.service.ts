import 'server-only';
import { startSecurityEvents } from '@octo/shared/security';
import { securityDatabase } from '@/database';
import { insertSecurityEvents } from './security-events.repository';

/**
 * Starts the record of attacks, through a pool of its own: an attack that takes every other connection is still
 * written down. Called once, at boot.
 */
export function startSecurityRecord(): void {
  startSecurityEvents('octo-drone-shop', (rows) => insertSecurityEvents(securityDatabase(), rows));
}
