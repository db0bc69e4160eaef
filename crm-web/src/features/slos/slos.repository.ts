import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';

/** Events of an objective in one minute. */
export interface SloMinute {
  readonly at: Date;
  readonly good: number;
  readonly total: number;
}

/** Events of an objective in some stretch. */
export interface SloSum {
  readonly slo: string;
  readonly good: number;
  readonly total: number;
}

/** The last minute that was counted; null when none was. */
export async function lastMinuteOf(store: StoreHandle, slo: string): Promise<Date | null> {
  const [row] = await store.rows<{ at: Date | null }>(sql`/* slos.lastMinute */
    SELECT MAX(at) AS at FROM slo_minutes WHERE slo = ${slo}`);
  return row?.at ?? null;
}

/** Writes minutes; one that is there already stays. */
export async function saveMinutes(
  store: StoreHandle,
  slo: string,
  minutes: readonly SloMinute[],
): Promise<void> {
  if (minutes.length === 0) return;
  await store.execute(sql`/* slos.saveMinutes */
    INSERT INTO slo_minutes (slo, at, good, total)
    SELECT ${slo}, at, good, total
    FROM jsonb_to_recordset(${JSON.stringify(minutes)}::jsonb) AS m(at timestamptz, good bigint, total bigint)
    ON CONFLICT DO NOTHING`);
}

/** Sums of every objective since an instant. */
export function sumSince(store: StoreHandle, since: Date): Promise<SloSum[]> {
  return store.rows<SloSum>(sql`/* slos.sumSince */
    SELECT slo, SUM(good)::bigint AS "good", SUM(total)::bigint AS "total"
    FROM slo_minutes WHERE at >= ${since} GROUP BY slo`);
}

/** Sums of an objective by stretches of so many seconds, oldest first. */
export function sumByStretch(
  store: StoreHandle,
  query: { readonly slo: string; readonly since: Date; readonly stretchS: number },
): Promise<SloMinute[]> {
  const { slo, since, stretchS } = query;
  return store.rows<SloMinute>(sql`/* slos.sumByStretch */
    SELECT to_timestamp(floor(extract(epoch FROM at) / ${stretchS}) * ${stretchS}) AS "at",
      SUM(good)::bigint AS "good", SUM(total)::bigint AS "total"
    FROM slo_minutes WHERE slo = ${slo} AND at >= ${since}
    GROUP BY 1 ORDER BY 1`);
}
