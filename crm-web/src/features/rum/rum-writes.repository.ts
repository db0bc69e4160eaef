import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { ErrorRow, SessionRow, StepRow, VitalRow } from './rum-rows';

/** Adds what was seen of sessions to what is known of them. */
export async function upsertSessions(store: StoreHandle, rows: readonly SessionRow[]): Promise<void> {
  await store.execute(sql`/* rum.upsertSessions */
    INSERT INTO rum_sessions AS s (session_id, app, device, browser, os, language, first_at, last_at, view_count,
      action_count, error_count, order_number, entry_page, exit_page)
    SELECT "sessionId", app, device, LEFT(browser, 60), os, language, to_timestamp("firstUs" / 1000000.0),
      to_timestamp("lastUs" / 1000000.0), "viewCount", "actionCount", "errorCount", "orderNumber", "entryPage",
      "exitPage"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("sessionId" varchar, app varchar, device varchar,
      browser varchar, os varchar, language varchar, "firstUs" bigint, "lastUs" bigint, "viewCount" int,
      "actionCount" int, "errorCount" int, "orderNumber" varchar, "entryPage" varchar, "exitPage" varchar)
    ORDER BY "sessionId"
    ON CONFLICT (session_id) DO UPDATE SET
      entry_page = CASE WHEN EXCLUDED.first_at < s.first_at THEN COALESCE(EXCLUDED.entry_page, s.entry_page)
        ELSE COALESCE(s.entry_page, EXCLUDED.entry_page) END,
      exit_page = CASE WHEN EXCLUDED.last_at >= s.last_at THEN COALESCE(EXCLUDED.exit_page, s.exit_page)
        ELSE COALESCE(s.exit_page, EXCLUDED.exit_page) END,
      first_at = LEAST(s.first_at, EXCLUDED.first_at),
      last_at = GREATEST(s.last_at, EXCLUDED.last_at),
      view_count = s.view_count + EXCLUDED.view_count,
      action_count = s.action_count + EXCLUDED.action_count,
      error_count = s.error_count + EXCLUDED.error_count,
      order_number = COALESCE(EXCLUDED.order_number, s.order_number)`);
}

/** Appends steps of sessions. */
export async function insertSteps(store: StoreHandle, rows: readonly StepRow[]): Promise<void> {
  await store.execute(sql`/* rum.insertSteps */
    INSERT INTO rum_views (session_id, at_us, app, view_id, kind, name, page, duration_us, trace_id, span_id,
      is_error, attributes)
    SELECT "sessionId", "atUs", app, "viewId", kind, name, page, "durationUs", "traceId", "spanId", "isError",
      attributes
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("sessionId" varchar, "atUs" bigint, app varchar,
      "viewId" varchar, kind varchar, name varchar, page varchar, "durationUs" bigint, "traceId" varchar,
      "spanId" varchar, "isError" boolean, attributes jsonb)`);
}

/** Appends vitals. */
export async function insertVitals(store: StoreHandle, rows: readonly VitalRow[]): Promise<void> {
  await store.execute(sql`/* rum.insertVitals */
    INSERT INTO rum_vitals (at, app, page, device, metric, value, session_id, trace_id)
    SELECT to_timestamp("atUs" / 1000000.0), app, page, device, metric, value, "sessionId", "traceId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("atUs" bigint, app varchar, page varchar,
      device varchar, metric varchar, value double precision, "sessionId" varchar, "traceId" varchar)`);
}

/** Appends errors. */
export async function insertErrors(store: StoreHandle, rows: readonly ErrorRow[]): Promise<void> {
  await store.execute(sql`/* rum.insertErrors */
    INSERT INTO rum_errors (at, fingerprint, app, release, type, message, stack, page, session_id, trace_id)
    SELECT to_timestamp("atUs" / 1000000.0), fingerprint, app, release, type, message, stack, page, "sessionId",
      "traceId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("atUs" bigint, fingerprint varchar, app varchar,
      release varchar, type varchar, message varchar, stack text, page varchar, "sessionId" varchar,
      "traceId" varchar)`);
}
