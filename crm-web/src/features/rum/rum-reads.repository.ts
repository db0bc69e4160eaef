import 'server-only';
import { emptySql, joinSql, type SqlText, type StoreHandle, sql } from '@octo/shared/db';
import type { StepKind } from './rum.schema';

/** Which browsers are looked at, and when. */
export interface RumFilter {
  readonly from: Date;
  readonly to: Date;
  readonly app?: string | undefined;
}

const ofApp = ({ app }: RumFilter): SqlText => (app === undefined ? emptySql : sql`AND app = ${app}`);

/** Sessions that began, by stretch of `stretchSeconds` counted from `from`. */
export function countSessionsByStretch(store: StoreHandle, filter: RumFilter, stretchSeconds: number) {
  return store.rows<{ stretch: number; sessions: number }>(sql`/* rum.countSessionsByStretch */
    SELECT FLOOR(EXTRACT(EPOCH FROM first_at - ${filter.from}::timestamptz) / ${stretchSeconds}::int)::int AS "stretch",
      COUNT(*)::bigint AS "sessions"
    FROM rum_sessions WHERE first_at >= ${filter.from} AND first_at < ${filter.to} ${ofApp(filter)}
    GROUP BY 1 ORDER BY 1`);
}

/** Numbers over all sessions that were active. */
export async function sumSessions(store: StoreHandle, filter: RumFilter) {
  const [row] = await store.rows<{
    sessions: number;
    withErrors: number;
    views: number;
    errors: number;
  }>(sql`/* rum.sumSessions */
    SELECT COUNT(*)::bigint AS "sessions", COUNT(*) FILTER (WHERE error_count > 0)::bigint AS "withErrors",
      COALESCE(SUM(view_count), 0)::bigint AS "views", COALESCE(SUM(error_count), 0)::bigint AS "errors"
    FROM rum_sessions WHERE last_at >= ${filter.from} AND first_at < ${filter.to} ${ofApp(filter)}`);
  return row ?? { sessions: 0, withErrors: 0, views: 0, errors: 0 };
}

/** p75 of every vital, altogether (page and device null) and by page and device, busiest first. */
export function summariseVitals(store: StoreHandle, filter: RumFilter) {
  return store.rows<{
    metric: string;
    page: string | null;
    device: string | null;
    p75: number;
    count: number;
  }>(sql`/* rum.summariseVitals */
    SELECT metric, page, device, percentile_cont(0.75) WITHIN GROUP (ORDER BY value) AS "p75",
      COUNT(*)::bigint AS "count"
    FROM rum_vitals WHERE at >= ${filter.from} AND at < ${filter.to} ${ofApp(filter)}
    GROUP BY GROUPING SETS ((metric), (metric, page, device))
    ORDER BY COUNT(*) DESC, page, device, metric
    LIMIT 500`);
}

/** A group of errors as it is stored. */
export interface ErrorGroupRow {
  readonly fingerprint: string;
  readonly app: string;
  readonly type: string;
  readonly message: string;
  readonly count: number;
  readonly sessionCount: number;
  readonly page: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Errors by fault, the most frequent first; of one fault when it is given. */
export function groupErrors(
  store: StoreHandle,
  filter: RumFilter,
  { fingerprint, limit }: { readonly fingerprint?: string; readonly limit: number },
): Promise<ErrorGroupRow[]> {
  const only = fingerprint === undefined ? emptySql : sql`AND fingerprint = ${fingerprint}`;
  return store.rows(sql`/* rum.groupErrors */
    SELECT fingerprint, MAX(app) AS "app", MAX(type) AS "type",
      (array_agg(message ORDER BY at DESC))[1] AS "message", COUNT(*)::bigint AS "count",
      COUNT(DISTINCT session_id)::bigint AS "sessionCount", mode() WITHIN GROUP (ORDER BY page) AS "page",
      MIN(at) AS "firstAt", MAX(at) AS "lastAt"
    FROM rum_errors WHERE at >= ${filter.from} AND at < ${filter.to} ${ofApp(filter)} ${only}
    GROUP BY fingerprint
    ORDER BY COUNT(*) DESC, MAX(at) DESC, fingerprint
    LIMIT ${limit}`);
}

/** The newest errors of one fault, with their sessions. */
export function findErrors(store: StoreHandle, fingerprint: string, limit: number) {
  return store.rows<{
    at: Date;
    release: string | null;
    stack: string | null;
    page: string;
    sessionId: string;
    traceId: string | null;
    browser: string | null;
    device: string | null;
  }>(sql`/* rum.findErrors */
    SELECT e.at, e.release, e.stack, e.page, e.session_id AS "sessionId", e.trace_id AS "traceId", s.browser, s.device
    FROM rum_errors e LEFT JOIN rum_sessions s ON s.session_id = e.session_id
    WHERE e.fingerprint = ${fingerprint}
    ORDER BY e.at DESC, e.session_id
    LIMIT ${limit}`);
}

/** Sessions by how far they came; who came further counts for the steps before. */
export async function countFunnel(store: StoreHandle, filter: RumFilter) {
  const [row] = await store.rows<{
    visitors: number;
    product: number;
    cart: number;
    checkout: number;
    order: number;
  }>(sql`/* rum.countFunnel */
    WITH reached AS (
      SELECT session_id,
        MAX(CASE
          WHEN name = 'shop.checkout_complete' THEN 4
          WHEN name = 'shop.checkout_start' THEN 3
          WHEN name = 'shop.add_to_cart' THEN 2
          WHEN page = '/products/{slug}' AND kind IN ('load', 'navigation') THEN 1
          ELSE 0 END) AS step
      FROM rum_views
      WHERE app = 'octo-drone-shop' AND kind IN ('load', 'navigation', 'event')
        AND at_us >= ${filter.from.getTime() * 1_000} AND at_us < ${filter.to.getTime() * 1_000}
      GROUP BY session_id)
    SELECT COUNT(*)::bigint AS "visitors", COUNT(*) FILTER (WHERE step >= 1)::bigint AS "product",
      COUNT(*) FILTER (WHERE step >= 2)::bigint AS "cart", COUNT(*) FILTER (WHERE step >= 3)::bigint AS "checkout",
      COUNT(*) FILTER (WHERE step >= 4)::bigint AS "order"
    FROM reached`);
  return row ?? { visitors: 0, product: 0, cart: 0, checkout: 0, order: 0 };
}

/** A session as it is stored. */
export interface SessionRecord {
  readonly sessionId: string;
  readonly app: string;
  readonly device: string;
  readonly browser: string;
  readonly os: string;
  readonly language: string | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly lastUs: number;
  readonly viewCount: number;
  readonly actionCount: number;
  readonly errorCount: number;
  readonly orderNumber: string | null;
  readonly entryPage: string | null;
  readonly exitPage: string | null;
}

const SESSION_COLUMNS = sql`s.session_id AS "sessionId", s.app, s.device, s.browser, s.os, s.language,
  s.first_at AS "firstAt", s.last_at AS "lastAt", (EXTRACT(EPOCH FROM s.last_at) * 1000000)::bigint AS "lastUs",
  s.view_count AS "viewCount", s.action_count AS "actionCount", s.error_count AS "errorCount",
  s.order_number AS "orderNumber", s.entry_page AS "entryPage", s.exit_page AS "exitPage"`;

/** Sessions that match, the last active first; `after` is the position of the last row seen. */
export function findSessions(
  store: StoreHandle,
  filter: RumFilter & {
    readonly page?: string | undefined;
    readonly device?: string | undefined;
    readonly hasErrors: boolean;
    readonly orderNumbers: readonly string[] | null;
    readonly after: { readonly lastUs: number; readonly sessionId: string } | null;
  },
  limit: number,
): Promise<SessionRecord[]> {
  const { from, to, app, page, device, hasErrors, orderNumbers, after } = filter;
  const conditions = [
    sql`s.last_at >= ${from} AND s.first_at < ${to}`,
    ...(app ? [sql`s.app = ${app}`] : []),
    ...(device ? [sql`s.device = ${device}`] : []),
    ...(hasErrors ? [sql`s.error_count > 0`] : []),
    ...(orderNumbers ? [sql`s.order_number = ANY(${[...orderNumbers]})`] : []),
    ...(page
      ? [
          sql`EXISTS (SELECT 1 FROM rum_views v WHERE v.session_id = s.session_id AND v.page = ${page}
            AND v.kind IN ('load', 'navigation'))`,
        ]
      : []),
    ...(after
      ? [
          sql`((EXTRACT(EPOCH FROM s.last_at) * 1000000)::bigint, s.session_id)
            < (${after.lastUs}::bigint, ${after.sessionId})`,
        ]
      : []),
  ];
  return store.rows(sql`/* rum.findSessions */
    SELECT ${SESSION_COLUMNS} FROM rum_sessions s WHERE ${joinSql(conditions, ' AND ')}
    ORDER BY s.last_at DESC, s.session_id DESC
    LIMIT ${limit}`);
}

/** One session; null when it is unknown or forgotten. */
export async function findSessionRecord(
  store: StoreHandle,
  sessionId: string,
): Promise<SessionRecord | null> {
  const [row] = await store.rows<SessionRecord>(sql`/* rum.findSession */
    SELECT ${SESSION_COLUMNS} FROM rum_sessions s WHERE s.session_id = ${sessionId}`);
  return row ?? null;
}

/** The steps of a session in their order. */
export function findSteps(store: StoreHandle, sessionId: string, limit: number) {
  return store.rows<{
    atUs: number;
    kind: StepKind;
    name: string;
    page: string;
    durationUs: number;
    traceId: string;
    spanId: string;
    isError: boolean;
    attributes: Record<string, unknown>;
    fingerprint: string | null;
  }>(sql`/* rum.findSteps */
    SELECT v.at_us AS "atUs", v.kind, v.name, v.page, v.duration_us AS "durationUs", v.trace_id AS "traceId",
      v.span_id AS "spanId", v.is_error AS "isError", v.attributes,
      CASE WHEN v.kind = 'error' THEN (SELECT MAX(e.fingerprint) FROM rum_errors e
        WHERE e.session_id = v.session_id AND e.trace_id = v.trace_id) END AS "fingerprint"
    FROM rum_views v WHERE v.session_id = ${sessionId}
    ORDER BY v.at_us, v.duration_us DESC, v.span_id
    LIMIT ${limit}`);
}

/** The vitals of a session in their order. */
export function findVitals(store: StoreHandle, sessionId: string) {
  return store.rows<{ metric: string; page: string; value: number }>(sql`/* rum.findVitals */
    SELECT metric, page, value FROM rum_vitals WHERE session_id = ${sessionId}
    ORDER BY at, metric LIMIT 200`);
}
