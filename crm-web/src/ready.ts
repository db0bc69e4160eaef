import 'server-only';
import { isServiceKey } from '@octo/shared/auth';
import { checkDatabase, type DatabaseReadiness, pingDatabase } from '@octo/shared/db';
import { suppressTracing } from '@octo/shared/telemetry';
import { config } from './config';
import { database } from './context';

const PATIENCE_MS = 3_000;

/** Whether the database answers within three seconds, and how its pools stand. Probes leave no spans. */
export function checkReadiness(): Promise<DatabaseReadiness> {
  return checkDatabase(() => suppressTracing(() => pingDatabase(database())), PATIENCE_MS);
}

/** True when the caller has the service key and may know why the service is not ready. */
export function mayKnowDetails(presentedKey: string | null): boolean {
  const { INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS } = config();
  return isServiceKey(presentedKey, [INTERNAL_SERVICE_KEY, INTERNAL_SERVICE_KEY_PREVIOUS]);
}
