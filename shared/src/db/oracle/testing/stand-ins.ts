import { onH2 } from './on-h2';
import { onPostgres } from './on-postgres';
import type { StandInEngine } from './stand-in-engine';

/** The engines that take Oracle's place. */
export const STAND_INS = { 'oracle-on-postgres': onPostgres, 'oracle-on-h2': onH2 } as const satisfies Record<
  string,
  StandInEngine
>;

/** A name of {@link STAND_INS}. */
export type StandInName = keyof typeof STAND_INS;
