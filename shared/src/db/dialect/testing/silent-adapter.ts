import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils';

const nothing = {
  provider: 'postgres',
  adapterName: 'silent',
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
} as const;

const transaction: Transaction = {
  ...nothing,
  options: { usePhantomQuery: true },
  commit: async () => undefined,
  rollback: async () => undefined,
};

const adapter: SqlDriverAdapter = {
  ...nothing,
  executeScript: async () => undefined,
  startTransaction: async () => transaction,
  dispose: async () => undefined,
};

/** A database that answers every statement with nothing. */
export const silentAdapter: SqlDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'silent',
  connect: async () => adapter,
};
