import 'server-only';
import { ALARM_RULES } from '@octo/shared/alarms';
import { AppError } from '@octo/shared/errors';
import type { z } from 'zod';
import { type CrmContext, requireObservatory, requirePermission } from '@/context';
import { recordAudit } from '@/features/audit/audit.service';
import {
  countFiring,
  findAlarmEvents,
  findAlarms,
  insertAlarmEvent,
  markAcknowledged,
} from './alarm-states.repository';
import type { AlarmEvent, AlarmRow, AlarmsQuery, acknowledgeSchema } from './alarms.schema';

const HISTORY = 50;

/** What the page of alarms shows. */
export interface AlarmOverview {
  readonly rows: readonly AlarmRow[];
  readonly firingCount: number;
  readonly pendingCount: number;
  readonly silentCount: number;
  readonly events: readonly AlarmEvent[];
}

/**
 * Every rule with its alarms, those that fire first.
 * @throws AppError `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function listAlarms(context: CrmContext, query: AlarmsQuery): Promise<AlarmOverview> {
  requirePermission(context, 'telemetry:read');
  const store = requireObservatory(context);
  const [alarms, events] = await Promise.all([findAlarms(store), findAlarmEvents(store, null, HISTORY)]);
  const rows = ALARM_RULES.filter(
    (rule) =>
      (query.severity === undefined || rule.severity === query.severity) &&
      (query.team === undefined || rule.team === query.team),
  ).map((rule) => ({ rule, instances: alarms.filter(({ alarm }) => alarm === rule.name) }));
  const isActive = ({ instances }: AlarmRow) => instances.some(({ state }) => state !== 'resolved');
  const firing = alarms.filter(({ state }) => state === 'firing');
  return {
    rows: rows.filter((row) => query.show !== 'active' || isActive(row)).sort((a, b) => rank(a) - rank(b)),
    firingCount: firing.length,
    pendingCount: alarms.filter(({ state }) => state === 'pending').length,
    silentCount: firing.filter(({ inhibitedBy, acknowledgedAt }) => inhibitedBy ?? acknowledgedAt).length,
    events,
  };
}

function rank({ instances }: AlarmRow): number {
  const [first] = instances;
  return first ? { firing: 0, pending: 1, resolved: 2 }[first.state] : 3;
}

/** A rule with its alarms and their history, newest first. */
export interface AlarmDetail extends AlarmRow {
  readonly events: readonly AlarmEvent[];
}

/** A rule, its alarms and their history. @throws AppError `not_found`, `unauthenticated`, `forbidden`, `observatory_off` */
export async function getAlarm(context: CrmContext, name: string): Promise<AlarmDetail> {
  requirePermission(context, 'telemetry:read');
  const rule = ALARM_RULES.find((candidate) => candidate.name === name);
  if (!rule) throw new AppError('not_found');
  const store = requireObservatory(context);
  const [alarms, events] = await Promise.all([findAlarms(store), findAlarmEvents(store, name, HISTORY)]);
  return { rule, instances: alarms.filter(({ alarm }) => alarm === name), events };
}

/** Alarms that fire and that nobody is at yet; 0 without a store, and for those who may not read telemetry. */
export async function firingAlarmCount(context: CrmContext): Promise<number> {
  requirePermission(context, 'telemetry:read');
  return context.observatory ? countFiring(context.observatory) : 0;
}

/**
 * Says that somebody has seen an alarm that fires and is at it.
 * @throws AppError `not_found` when it does not fire (any more), `unauthenticated`, `forbidden`, `observatory_off`
 */
export async function acknowledgeAlarm(
  context: CrmContext,
  input: z.output<typeof acknowledgeSchema>,
): Promise<{ readonly alarm: string }> {
  const operator = requirePermission(context, 'alarms:acknowledge');
  const store = requireObservatory(context);
  const { alarm, labels, note } = input;
  const at = context.now();
  if (!(await markAcknowledged(store, { alarm, labels, note, actor: operator.name, at }))) {
    throw new AppError('not_found', { detail: 'This alarm does not fire any more.' });
  }
  await insertAlarmEvent(store, {
    at,
    alarm,
    labels,
    kind: 'acknowledged',
    value: null,
    actor: operator.name,
    note,
  });
  await recordAudit(context, context.db, {
    action: 'alarm.acknowledge',
    resourceType: 'alarm',
    resourceId: alarm,
    details: { labels, note },
  });
  return { alarm };
}
