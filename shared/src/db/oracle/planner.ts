import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { showStatement } from '../statement-count';
import type { CatalogueTable } from './catalogue/types';
import { featuresOf, type OracleFeatures } from './dialect/features';
import type { Plan } from './dialect/plan';
import { PlanCache } from './dialect/plan-cache';

/** Texts kept in one generation of the cache: several times what both applications send together. */
const CAPACITY = 1_000;

/** How a statement is run on a server of a version (`oracleServerVersion` of the driver). */
export type PlanFor = (query: SqlQuery, serverVersion: number) => Plan;

/** Plans for one data model, cached by text and by what the server's version allows. */
export function createPlanner(catalogue: Readonly<Record<string, CatalogueTable>>): PlanFor {
  const caches = new Map<OracleFeatures, PlanCache>();
  return (query, serverVersion) => {
    const features = featuresOf(serverVersion);
    let cache = caches.get(features);
    if (cache === undefined) {
      cache = new PlanCache({ tables: catalogue, features, capacity: CAPACITY });
      caches.set(features, cache);
    }
    showStatement(query.sql);
    return cache.planOf(query);
  };
}
