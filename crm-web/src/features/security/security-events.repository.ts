import 'server-only';
import type { Db } from '@octo/shared/db';
import type { SecurityEventRow } from '@octo/shared/security';

/** Appends rows to the record of attacks. */
export async function insertSecurityEvents(db: Db, rows: readonly SecurityEventRow[]): Promise<void> {
  await db.securityEvent.createMany({ data: [...rows] });
}
