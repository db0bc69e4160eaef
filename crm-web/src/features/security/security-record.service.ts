import 'server-only';
import { startSecurityEvents } from '@octo/shared/security';
import { database } from '@/context';
import { insertSecurityEvents } from './security-events.repository';

/**
 * Starts the record of attacks. Rows wait in a bounded queue and are written by the batch, over one connection of the
 * main pool at a time. Called once, at boot.
 */
export function startSecurityRecord(): void {
  startSecurityEvents('enterprise-crm-portal', (rows) => insertSecurityEvents(database(), rows));
}
