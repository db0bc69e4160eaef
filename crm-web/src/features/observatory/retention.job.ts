import 'server-only';
import { type Store, sql } from '@octo/shared/db';
import type { Job } from '@octo/shared/jobs';
import { MS } from '@octo/shared/time';
import {
  closeSegment,
  dropSegment,
  listSegments,
  measureSegment,
  type Segment,
  type SegmentSignal,
} from './segments.repository';

/** Name of the lease row; shown to operators. */
export const OBSERVATORY_RETENTION_JOB = 'observatory-retention';

const SIGNALS: readonly SegmentSignal[] = ['spans', 'logs'];
/** An open segment this old has no writer any more: writers close theirs after an hour. */
const ABANDONED_AFTER_MS = 2 * MS.hour;
/** Objectives look back 30 days. */
const HISTORY_MS = 32 * MS.day;

/** How much the store keeps. */
export interface RetentionLimits {
  readonly maxAgeMs: number;
  /** Of all segments together. */
  readonly maxBytes: number;
}

/**
 * Closes segments that nobody writes to, then drops whole segments: those whose newest row is too old, then the oldest
 * until the rest fits. Rollups and sessions go by age.
 * @returns how many segments went
 */
export async function applyRetention(store: Store, limits: RetentionLimits, now: Date): Promise<number> {
  const segments: Segment[] = [];
  for (const signal of SIGNALS) segments.push(...(await refreshed(store, signal, now)));
  const oldestUs = (now.getTime() - limits.maxAgeMs) * 1_000;
  const kept = segments.filter((segment) => segment.closedAt === null || (segment.lastUs ?? 0) >= oldestUs);
  const doomed = segments.filter((segment) => !kept.includes(segment));
  let sizeBytes = kept.reduce((sum, segment) => sum + segment.sizeBytes, 0);
  for (const segment of kept.sort((a, b) => a.id - b.id)) {
    if (sizeBytes <= limits.maxBytes) break;
    if (segment.closedAt === null) continue;
    doomed.push(segment);
    sizeBytes -= segment.sizeBytes;
  }
  for (const segment of doomed) await dropSegment(store, segment);
  await deleteOldRows(store, new Date(now.getTime() - limits.maxAgeMs), now);
  return doomed.length;
}

async function refreshed(store: Store, signal: SegmentSignal, now: Date): Promise<Segment[]> {
  for (const segment of await listSegments(store, signal)) {
    if (segment.closedAt !== null) continue;
    if (now.getTime() - segment.openedAt.getTime() > ABANDONED_AFTER_MS) await closeSegment(store, segment);
    else await measureSegment(store, segment);
  }
  return listSegments(store, signal);
}

/** What has no segments is small: rollups by the minute, sessions of browsers. */
async function deleteOldRows(store: Store, before: Date, now: Date): Promise<void> {
  const monthAgo = new Date(now.getTime() - HISTORY_MS);
  for (const statement of [
    sql`/* retention.points */ DELETE FROM points WHERE at < ${before}`,
    sql`/* retention.exemplars */ DELETE FROM exemplars WHERE at < ${before}`,
    sql`/* retention.marks */ DELETE FROM marks WHERE at < ${monthAgo}`,
    sql`/* retention.alarmEvents */ DELETE FROM alarm_events WHERE at < ${monthAgo}`,
    sql`/* retention.sloMinutes */ DELETE FROM slo_minutes WHERE at < ${monthAgo}`,
    sql`/* retention.edges */ DELETE FROM edges WHERE at < ${before}`,
    sql`/* retention.statements */ DELETE FROM statements WHERE at < ${before}`,
    sql`/* retention.statementTexts */ DELETE FROM statement_texts t WHERE first_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM statements s WHERE s.sql_id = t.sql_id)`,
    sql`/* retention.nPlusOne */ DELETE FROM n_plus_one WHERE at < ${before}`,
    sql`/* retention.rumVitals */ DELETE FROM rum_vitals WHERE at < ${before}`,
    sql`/* retention.rumErrors */ DELETE FROM rum_errors WHERE at < ${before}`,
    sql`/* retention.rumViews */ DELETE FROM rum_views WHERE at_us < ${before.getTime() * 1_000}`,
    sql`/* retention.rumSessions */ DELETE FROM rum_sessions WHERE last_at < ${before}`,
    sql`/* retention.costs */ DELETE FROM ingest_costs WHERE at < ${before}`,
  ]) {
    await store.execute(statement);
  }
}

/** Keeps the store within its limits, as a job: one replica at a time. */
export function retentionJob(
  store: Store,
  settings: { readonly limits: RetentionLimits; readonly now: () => Date },
): Job {
  return {
    name: OBSERVATORY_RETENTION_JOB,
    leaseMs: 10 * MS.minute,
    run: async () => {
      const count = await applyRetention(store, settings.limits, settings.now());
      return { message: `${count} segments dropped` };
    },
  };
}
