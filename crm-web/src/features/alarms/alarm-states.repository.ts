import 'server-only';
import { type StoreHandle, sql } from '@octo/shared/db';
import type { AlarmEvent, AlarmInstance } from './alarms.schema';

const COLUMNS = sql`alarm, labels, state, value, since, fired_at AS "firedAt", resolved_at AS "resolvedAt",
  evaluated_at AS "evaluatedAt", inhibited_by AS "inhibitedBy", acknowledged_at AS "acknowledgedAt",
  acknowledged_by AS "acknowledgedBy", note`;

/** Every alarm that is kept, firing ones first, then by time. */
export function findAlarms(store: StoreHandle): Promise<AlarmInstance[]> {
  return store.rows<AlarmInstance>(sql`/* alarms.find */
    SELECT ${COLUMNS} FROM alarm_states
    ORDER BY CASE state WHEN 'firing' THEN 0 WHEN 'pending' THEN 1 ELSE 2 END, since DESC, alarm, labels`);
}

/** How many alarms fire and are not silent: the number beside the navigation. */
export async function countFiring(store: StoreHandle): Promise<number> {
  const [row] = await store.rows<{ n: number }>(sql`/* alarms.countFiring */
    SELECT COUNT(*)::integer AS n FROM alarm_states
    WHERE state = 'firing' AND inhibited_by IS NULL AND acknowledged_at IS NULL`);
  return row?.n ?? 0;
}

/** Writes how an alarm stands. A new episode forgets who had seen the last one. */
export async function saveAlarm(
  store: StoreHandle,
  alarm: Omit<AlarmInstance, 'acknowledgedAt' | 'acknowledgedBy' | 'note'>,
): Promise<void> {
  await store.execute(sql`/* alarms.save */
    INSERT INTO alarm_states AS s (alarm, labels, state, value, since, fired_at, resolved_at, evaluated_at, inhibited_by)
    VALUES (${alarm.alarm}, ${alarm.labels}, ${alarm.state}, ${alarm.value}, ${alarm.since}, ${alarm.firedAt},
      ${alarm.resolvedAt}, ${alarm.evaluatedAt}, ${alarm.inhibitedBy})
    ON CONFLICT (alarm, labels) DO UPDATE SET state = EXCLUDED.state, value = EXCLUDED.value, since = EXCLUDED.since,
      fired_at = EXCLUDED.fired_at, resolved_at = EXCLUDED.resolved_at, evaluated_at = EXCLUDED.evaluated_at,
      inhibited_by = EXCLUDED.inhibited_by,
      acknowledged_at = CASE WHEN s.fired_at IS DISTINCT FROM EXCLUDED.fired_at THEN NULL ELSE s.acknowledged_at END,
      acknowledged_by = CASE WHEN s.fired_at IS DISTINCT FROM EXCLUDED.fired_at THEN NULL ELSE s.acknowledged_by END,
      note = CASE WHEN s.fired_at IS DISTINCT FROM EXCLUDED.fired_at THEN NULL ELSE s.note END`);
}

/** Forgets an alarm that did not last, and those that were resolved long ago. */
export async function forgetAlarm(
  store: StoreHandle,
  key: Pick<AlarmInstance, 'alarm' | 'labels'>,
): Promise<void> {
  await store.execute(sql`/* alarms.forget */
    DELETE FROM alarm_states WHERE alarm = ${key.alarm} AND labels = ${key.labels}`);
}

/** Writes that somebody is at it. @returns false when the alarm does not fire */
export async function markAcknowledged(
  store: StoreHandle,
  by: {
    readonly alarm: string;
    readonly labels: string;
    readonly actor: string;
    readonly note: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const count = await store.execute(sql`/* alarms.acknowledge */
    UPDATE alarm_states SET acknowledged_at = ${by.at}, acknowledged_by = ${by.actor}, note = ${by.note}
    WHERE alarm = ${by.alarm} AND labels = ${by.labels} AND state = 'firing'`);
  return count > 0;
}

/** Adds to the history of an alarm. */
export async function insertAlarmEvent(store: StoreHandle, event: Omit<AlarmEvent, 'id'>): Promise<void> {
  await store.execute(sql`/* alarms.insertEvent */
    INSERT INTO alarm_events (at, alarm, labels, kind, value, actor, note)
    VALUES (${event.at}, ${event.alarm}, ${event.labels}, ${event.kind}, ${event.value}, ${event.actor}, ${event.note})`);
}

/** The history of an alarm, newest first. */
export function findAlarmEvents(
  store: StoreHandle,
  alarm: string | null,
  limit: number,
): Promise<AlarmEvent[]> {
  return store.rows<AlarmEvent>(sql`/* alarms.findEvents */
    SELECT id, at, alarm, labels, kind, value, actor, note FROM alarm_events
    WHERE ${alarm}::varchar IS NULL OR alarm = ${alarm}
    ORDER BY at DESC, id DESC LIMIT ${limit}`);
}
