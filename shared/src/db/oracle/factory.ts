import 'server-only';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { endpointOf, oracleHooks } from './observe';
import { type OraclePoolShape, OracleSessionPool } from './pool';
import type { OracleTarget } from './settings';

/**
 * The driver adapter for Oracle on a pool of its own. Driver, rewriter and catalogue are loaded on first use: a
 * service on PostgreSQL carries none of them.
 */
export function oracleFactory(
  target: OracleTarget,
  shape: OraclePoolShape & { readonly module: string },
): SqlDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@octo/oracle',
    connect: async () => {
      const [{ default: driver }, { PrismaOracle }, { CATALOGUE }] = await Promise.all([
        import('oracledb'),
        import('./adapter'),
        import('./catalogue/generated'),
      ]);
      const pool = new OracleSessionPool(driver, target, shape);
      const adapter = new PrismaOracle({
        catalogue: CATALOGUE,
        open: async () => ({ driver, pool }),
        ...oracleHooks({ module: shape.module, ...endpointOf(target.dsn) }),
      });
      return adapter.connect();
    },
  };
}
