import type { ColumnType } from '@prisma/driver-adapter-utils';
import { columnTypeOf } from '../bind/decode';
import { isLob, type LobReads } from '../bind/returning';
import type { OutBind } from '../dialect/plan';
import type { OracleValue } from '../driver';

/** Column names of a RETURNING clause as Prisma expects them. */
export const namesOf = (returning: readonly OutBind[]): string[] => returning.map((out) => out.resultName);

/** Column types of a RETURNING clause. */
export const typesOf = (returning: readonly OutBind[]): ColumnType[] =>
  returning.map((out) => columnTypeOf(out.scalar));

const isLobColumn = ({ scalar }: OutBind): boolean =>
  scalar === 'text' || scalar === 'json' || scalar === 'bytes';

/**
 * One row of out-binds. A LOB column takes the value that the statement itself assigned, which saves the round
 * trip of reading it back; every other column shows what the database stored.
 */
export async function decodeReturned(
  returning: readonly OutBind[],
  outOf: (name: string) => unknown,
  assigned: ReadonlyMap<string, OracleValue>,
  reads: LobReads,
): Promise<unknown[]> {
  const row: unknown[] = [];
  for (const out of returning) {
    const known = isLobColumn(out) && out.column ? assigned.get(out.column.name) : undefined;
    const value = known === undefined ? outOf(out.name) : known;
    if (isLob(value)) {
      reads.count += 1;
      row.push(await value.getData());
    } else row.push(typeof value === 'number' && out.scalar !== 'float' ? String(value) : (value ?? null));
  }
  return row;
}
