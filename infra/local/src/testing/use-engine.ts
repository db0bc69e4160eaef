import type { DatabaseOptions, PoolName } from '@octo/shared/db';
import { inject, vi } from 'vitest';
import './engine-limits';
import { oracleSettings } from './oracle-settings';

// Only here, in a module that nothing but vitest loads, can another engine take the place of the database: the
// application has no setting for it.
vi.mock('../../../../shared/src/db/client', async (importOriginal) => {
  const engine = inject('databaseEngine');
  const original = await importOriginal<typeof import('../../../../shared/src/db/client')>();
  if (engine === 'oracle') {
    return {
      ...original,
      createDatabase: (options: DatabaseOptions) =>
        original.openDatabase('crm-main', {
          ...oracleSettings(options.url),
          DATABASE_POOL_MAX: options.poolMax,
          ...(options.acquireTimeoutMs ? { DATABASE_QUEUE_TIMEOUT_MS: options.acquireTimeoutMs } : {}),
        }),
      openDatabase: (name: PoolName, { DATABASE_URL = '' }: { readonly DATABASE_URL?: string }) =>
        original.openDatabase(name, oracleSettings(DATABASE_URL)),
    };
  }
  if (engine !== 'oracle-on-postgres' && engine !== 'oracle-on-h2') return original;
  const { createStandInDatabase } = await import(
    '../../../../shared/src/db/oracle/testing/stand-in-database'
  );
  return {
    ...original,
    createDatabase: (options: DatabaseOptions) => createStandInDatabase(engine, options),
    openDatabase: (name: string, { DATABASE_URL = '' }: { readonly DATABASE_URL?: string }) =>
      createStandInDatabase(engine, { url: DATABASE_URL, applicationName: name, poolMax: 15 }),
  };
});
