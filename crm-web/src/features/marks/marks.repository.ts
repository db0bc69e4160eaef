import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { MarkKind, MarkRange, NewMark } from './marks.schema';

const MAX_TITLE = 200;

/** A stored mark. */
export interface MarkRow {
  readonly id: number;
  readonly kind: MarkKind;
  readonly at: Date;
  readonly endedAt: Date | null;
  readonly service: string | null;
  readonly title: string;
  readonly actor: string | null;
  readonly traceId: string | null;
}

/** Writes a mark. @returns its id */
export async function insertMark(store: StoreHandle, mark: NewMark): Promise<number> {
  const { kind, at, service = null, title, actor = null, traceId = null, details } = mark;
  const [row] = await store.rows<{ id: number }>(sql`/* marks.insert */
    INSERT INTO marks (at, kind, service, title, actor, trace_id, details)
    VALUES (${at}, ${kind}, ${service}, ${title.slice(0, MAX_TITLE)}, ${actor}, ${traceId},
      ${details ? JSON.stringify(details) : null}::jsonb)
    RETURNING id`);
  return row?.id ?? 0;
}

/** Says when something that lasted was over; what has ended stays as it is. */
export async function updateMarkEnd(store: StoreHandle, id: number, at: Date): Promise<void> {
  await store.execute(
    sql`/* marks.end */ UPDATE marks SET ended_at = ${at} WHERE id = ${id} AND ended_at IS NULL`,
  );
}

/** Marks that touch a range, the newest first; faults also when they began before it. */
export async function findMarks(
  store: StoreHandle,
  query: MarkRange & { readonly limit: number },
): Promise<readonly MarkRow[]> {
  return store.rows<MarkRow>(sql`/* marks.find */
    SELECT id, kind, at, ended_at AS "endedAt", service, title, actor, trace_id AS "traceId"
    FROM marks
    WHERE at <= ${query.to} AND (at >= ${query.from} OR (kind = 'fault' AND COALESCE(ended_at, ${query.to}) >= ${query.from}))
    ORDER BY at DESC, id DESC
    LIMIT ${query.limit}`);
}

// The newest process of a service runs another version than the last one that was marked; so a roll-back counts.
// Browsers are left out: they show what they once loaded.
const NEW_VERSIONS = sql`
    FROM (
      SELECT DISTINCT ON (service) service, seen_at, attributes ->> 'service.version' AS version
      FROM resources
      WHERE attributes ? 'service.version' AND service NOT LIKE '%-browser'
      ORDER BY service, id DESC
    ) newest
    WHERE version IS DISTINCT FROM (
      SELECT details ->> 'version' FROM marks
      WHERE kind = 'deployment' AND marks.service = newest.service
      ORDER BY at DESC, id DESC LIMIT 1
    )`;

/** Whether a version runs that is not marked yet. */
export async function hasNewDeployment(store: StoreHandle): Promise<boolean> {
  const rows = await store.rows(sql`/* marks.hasNewDeployment */ SELECT service ${NEW_VERSIONS} LIMIT 1`);
  return rows.length > 0;
}

/** Marks what runs in a version that is not marked yet. @returns how many were marked */
export async function insertDeployments(store: StoreHandle): Promise<number> {
  return store.execute(sql`/* marks.insertDeployments */
    INSERT INTO marks (at, kind, service, title, details)
    SELECT seen_at, 'deployment', service, LEFT('Version ' || version, ${MAX_TITLE}), jsonb_build_object('version', version)
    ${NEW_VERSIONS}`);
}
