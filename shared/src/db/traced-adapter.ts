import 'server-only';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { withDbSpan } from '../telemetry';
import { countStatement, showStatement } from './statement-count';

type Wrapped<T extends SqlQueryable> = T;

/** Replaces the two query methods of an adapter or transaction by traced ones; everything else passes through. */
function tracedQueryable<T extends SqlQueryable>(inner: T, server: URL): Wrapped<T> {
  const run = <R extends SqlResultSet | number>(query: SqlQuery, call: () => Promise<R>): Promise<R> => {
    countStatement();
    showStatement(query.sql);
    return withDbSpan(
      {
        system: 'postgresql',
        statement: query.sql,
        serverAddress: server.hostname,
        serverPort: Number(server.port || 5432),
        namespace: server.pathname.slice(1),
      },
      call,
      (result) => ({ rows: typeof result === 'number' ? result : result.rows.length, roundTrips: 1 }),
    );
  };
  return new Proxy(inner, {
    get(target, property) {
      if (property === 'queryRaw') return (query: SqlQuery) => run(query, () => target.queryRaw(query));
      if (property === 'executeRaw') return (query: SqlQuery) => run(query, () => target.executeRaw(query));
      if (property === 'startTransaction') {
        const adapter = target as unknown as SqlDriverAdapter;
        return async (...args: Parameters<SqlDriverAdapter['startTransaction']>): Promise<Transaction> =>
          tracedQueryable(await adapter.startTransaction(...args), server);
      }
      // Methods read private fields of the adapter, so they must run with the adapter itself as `this`.
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A driver adapter factory whose every statement is a span of the current trace. */
export function traced(factory: SqlDriverAdapterFactory, server: URL): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => tracedQueryable(await factory.connect(), server),
  };
}
