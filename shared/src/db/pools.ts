/** What a pool is for and how big it may get. */
export interface PoolShape {
  /** Name of the service as the database shows it (MODULE); the deployment adds its suffix. */
  readonly module: string;
  /** Connections that stay once they were opened; none is opened before it is needed. */
  readonly min: number;
  /** Connections at most. */
  readonly max: number;
}

/**
 * Every pool of the platform, the same on both databases. Work that must not starve other work has a pool of its own:
 * the record of an attack is written while every page waits, and a session is found while reports run. One replica of
 * each application together has 75 connections at most, which a test holds.
 */
export const POOLS = {
  /** Requests, pages and jobs of the shop. */
  'shop-main': { module: 'octo-drone-shop', min: 5, max: 15 },
  /** Security events of the shop. */
  'shop-security': { module: 'octo-drone-shop', min: 5, max: 15 },
  /** Requests, pages and jobs of the console. */
  'crm-main': { module: 'enterprise-crm', min: 10, max: 30 },
  /** Sessions of operators. */
  'crm-auth': { module: 'enterprise-crm', min: 5, max: 15 },
} as const satisfies Readonly<Record<string, PoolShape>>;

/** Name of a pool; metrics and `/ready` show it. */
export type PoolName = keyof typeof POOLS;
