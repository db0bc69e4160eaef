import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DISPOSABLE_SETTINGS, startPostgres } from '../postgres/cluster.mjs';

/** Starts a PostgreSQL that is thrown away after the run. */
export async function startTestServer() {
  const directory = mkdtempSync(join(tmpdir(), 'octo-test-db-'));
  const postgres = await startPostgres({
    dataDir: join(directory, 'data'),
    logFile: join(directory, 'postgres.log'),
    settings: DISPOSABLE_SETTINGS,
  });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { postgres, stop };
}
