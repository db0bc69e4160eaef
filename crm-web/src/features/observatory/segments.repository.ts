import 'server-only';
import { rawSql, type Store, type StoreHandle, sql } from '@octo/shared/db';

/** What is kept in segments. */
export type SegmentSignal = 'spans' | 'logs';

/** The tables that have one partition for each segment of a signal. */
const TABLES: Readonly<Record<SegmentSignal, readonly string[]>> = {
  spans: ['spans', 'traces'],
  logs: ['logs'],
};

/** Indexes that a partition gets when it closes: in one go, which costs a fraction of keeping them row by row. */
const CLOSING_INDEXES: Readonly<Record<string, readonly string[]>> = {
  spans: ['USING BRIN (start_us)'],
  traces: ['USING GIN (tags)'],
  logs: ['USING GIN (search)'],
};

/** A segment, as the list of segments knows it. */
export interface Segment {
  readonly id: number;
  readonly signal: SegmentSignal;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly firstUs: number | null;
  readonly lastUs: number | null;
  readonly rowCount: number;
  readonly sizeBytes: number;
}

/** Name of a table's partition for a segment. */
export function partitionName(table: string, segment: number): string {
  return `${table}_s${Math.trunc(segment)}`;
}

/** Makes a segment with its partitions. Readers of the other ones are not held up. */
export function createSegment(store: Store, signal: SegmentSignal): Promise<Segment> {
  return store.transaction(async (handle) => {
    const [segment] = await handle.rows<Segment>(sql`/* segments.create */
      INSERT INTO segments (id, signal) VALUES (nextval('segment_ids'), ${signal})
      RETURNING id, signal, opened_at AS "openedAt", closed_at AS "closedAt", first_us AS "firstUs",
        last_us AS "lastUs", row_count AS "rowCount", size_bytes AS "sizeBytes"`);
    if (!segment) throw new Error('The segment was not made.');
    for (const table of TABLES[signal]) {
      const partition = partitionName(table, segment.id);
      // A table of its own first: making it as a partition would lock its parent against every reader.
      await handle.execute(
        sql`CREATE TABLE ${rawSql(partition)} (LIKE ${rawSql(table)} INCLUDING ALL EXCLUDING IDENTITY)`,
      );
      await handle.execute(
        sql`ALTER TABLE ${rawSql(table)} ATTACH PARTITION ${rawSql(partition)}
            FOR VALUES IN (${rawSql(String(segment.id))})`,
      );
    }
    return segment;
  });
}

/** Segments of a signal, newest first. */
export function listSegments(handle: StoreHandle, signal: SegmentSignal): Promise<Segment[]> {
  return handle.rows<Segment>(sql`/* segments.list */
    SELECT id, signal, opened_at AS "openedAt", closed_at AS "closedAt", first_us AS "firstUs", last_us AS "lastUs",
      row_count AS "rowCount", size_bytes AS "sizeBytes"
    FROM segments WHERE signal = ${signal} ORDER BY id DESC`);
}

/** Makes the indexes of a segment that takes no more rows, and writes down what it holds. Repeating it is harmless. */
export async function closeSegment(store: Store, segment: Pick<Segment, 'id' | 'signal'>): Promise<void> {
  for (const table of TABLES[segment.signal]) {
    const partition = partitionName(table, segment.id);
    for (const [index, definition] of (CLOSING_INDEXES[table] ?? []).entries()) {
      await store.execute(
        sql`CREATE INDEX IF NOT EXISTS ${rawSql(`${partition}_close${index}`)}
            ON ${rawSql(partition)} ${rawSql(definition)}`,
      );
    }
    await store.execute(sql`ANALYZE ${rawSql(partition)}`);
  }
  const [main] = TABLES[segment.signal];
  const partition = partitionName(main ?? '', segment.id);
  const start = rawSql(segment.signal === 'spans' ? 'start_us' : 'at_us');
  await store.execute(sql`/* segments.close */
    UPDATE segments SET closed_at = COALESCE(closed_at, now()),
      (row_count, first_us, last_us) =
        (SELECT COUNT(*), MIN(${start}), MAX(${start}) FROM ${rawSql(partition)}),
      size_bytes = ${sizeOf(segment)}
    WHERE id = ${segment.id}`);
}

/** Brings the sizes of open segments up to date, for retention by size. */
export async function measureSegment(
  handle: StoreHandle,
  segment: Pick<Segment, 'id' | 'signal'>,
): Promise<void> {
  await handle.execute(sql`/* segments.measure */
    UPDATE segments SET size_bytes = ${sizeOf(segment)} WHERE id = ${segment.id}`);
}

/** Removes a segment with all that it holds. */
export async function dropSegment(store: Store, segment: Pick<Segment, 'id' | 'signal'>): Promise<void> {
  await store.transaction(async (handle) => {
    // Readers come first: who cannot get the lock soon tries again at the next run.
    await handle.execute(sql`SET LOCAL lock_timeout = '2s'`);
    for (const table of TABLES[segment.signal]) {
      await handle.execute(sql`DROP TABLE IF EXISTS ${rawSql(partitionName(table, segment.id))}`);
    }
    await handle.execute(sql`/* segments.drop */ DELETE FROM segments WHERE id = ${segment.id}`);
  });
}

function sizeOf({ id, signal }: Pick<Segment, 'id' | 'signal'>) {
  const sizes = TABLES[signal].map((table) => `pg_total_relation_size('${partitionName(table, id)}')`);
  return rawSql(sizes.join(' + '));
}
