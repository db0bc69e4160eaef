import 'server-only';
import { pingDatabase } from '@octo/shared/db';
import { getLogger, suppressTracing } from '@octo/shared/telemetry';
import { database } from './context';

const PATIENCE_MS = 3_000;
const log = getLogger('ready');

/** True when the database answers within three seconds. Probes leave no spans. */
export async function isReady(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), PATIENCE_MS);
  });
  try {
    await Promise.race([suppressTracing(() => pingDatabase(database())), timeout]);
    return true;
  } catch (error) {
    // Stated policy: not being ready is the answer, the reason belongs into the log.
    log.warn({ err: error }, 'Not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
