import type { Database } from '../../../client';

/** One call of the data client, by what it is about. */
export type Operation = readonly [name: string, run: (db: Database) => Promise<unknown>];
