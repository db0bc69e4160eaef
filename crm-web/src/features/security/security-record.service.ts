import 'server-only';
import { startSecurityEvents } from '@octo/shared/security';
import { addMs, MS } from '@octo/shared/time';
import { database } from '@/context';
import { deleteSecurityEventsBefore, insertSecurityEvents } from './security-events.repository';

/** How long attacks are kept: longer than any investigation, shorter than for ever. */
const KEPT_DAYS = 180;

/**
 * Starts the record of attacks. Rows wait in a bounded queue and are written by the batch, over one connection of the
 * main pool at a time. Called once, at boot.
 * @returns a function that writes what waits and stops
 */
export function startSecurityRecord(): () => Promise<void> {
  return startSecurityEvents('enterprise-crm-portal', (rows) => insertSecurityEvents(database(), rows));
}

/** Deletes attacks of the time before; run by a job. @returns how many rows */
export async function deleteOldSecurityEvents(now: Date): Promise<number> {
  return deleteSecurityEventsBefore(database(), addMs(now, -KEPT_DAYS * MS.day));
}
