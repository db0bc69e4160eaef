import 'server-only';
import { ALARM_RULES, type AlarmRule, INHIBITIONS } from '@octo/shared/alarms';
import type { StoreHandle } from '@octo/shared/db';
import { getLogger } from '@octo/shared/telemetry';
import { findAlarms, forgetAlarm, insertAlarmEvent, saveAlarm } from './alarm-states.repository';
import { isBreached, valuesOfRule } from './alarm-value.service';
import { type AlarmEvent, type AlarmInstance, labelsOf, labelsText } from './alarms.schema';
import { nextState } from './transition.schema';

/** A resolved alarm is shown for a day. */
const RESOLVED_KEPT_MS = 24 * 3_600_000;

const log = getLogger('alarms');

/** An alarm that began or ended, for those who are told. */
export interface AlarmNotice {
  readonly rule: AlarmRule;
  readonly event: Omit<AlarmEvent, 'id'>;
}

/**
 * Evaluates every rule once and writes what has changed. A rule that cannot be evaluated stays as it is.
 * @returns what people are to be told, without what another alarm keeps silent
 */
export async function evaluateAlarms(
  store: StoreHandle,
  now: Date,
  rules: readonly AlarmRule[] = ALARM_RULES,
): Promise<readonly AlarmNotice[]> {
  const before = new Map((await findAlarms(store)).map((alarm) => [keyOf(alarm), alarm]));
  const changed: { rule: AlarmRule; alarm: AlarmInstance; event: 'fired' | 'resolved' | null }[] = [];
  for (const rule of rules) {
    const values = await valuesOfRule(store, rule, now).catch((error: unknown) => {
      log.warn({ err: error, alarm: rule.name }, 'Alarm could not be evaluated');
      return null;
    });
    if (!values) continue;
    const seen = new Map(values.map(({ labels, value }) => [labelsText(labels), value]));
    // Groups that sent nothing this time: what is known of them is nothing.
    for (const alarm of before.values())
      if (alarm.alarm === rule.name && !seen.has(alarm.labels)) seen.set(alarm.labels, null);
    for (const [labels, value] of seen) {
      const previous = before.get(keyOf({ alarm: rule.name, labels }));
      const { state, since, event } = nextState(previous, {
        isBreached: isBreached(rule, value),
        forS: rule.forS,
        now,
      });
      if (state === null || isOver(previous, state, now)) {
        if (previous) await forgetAlarm(store, { alarm: rule.name, labels });
        continue;
      }
      const alarm = {
        ...{ alarm: rule.name, labels, state, value, since, evaluatedAt: now },
        firedAt: event === 'fired' ? now : (previous?.firedAt ?? null),
        resolvedAt: state === 'resolved' ? since : null,
        ...{ inhibitedBy: null, acknowledgedAt: null, acknowledgedBy: null, note: null },
      };
      changed.push({ rule, alarm, event });
    }
  }
  return writeChanges(store, changed, now);
}

async function writeChanges(
  store: StoreHandle,
  changed: readonly { rule: AlarmRule; alarm: AlarmInstance; event: 'fired' | 'resolved' | null }[],
  now: Date,
): Promise<AlarmNotice[]> {
  const firing = changed.filter(({ alarm }) => alarm.state === 'firing');
  const notices: AlarmNotice[] = [];
  for (const { rule, alarm, event } of changed) {
    const inhibitedBy = alarm.state === 'firing' ? inhibitorOf(rule, alarm, firing) : null;
    await saveAlarm(store, { ...alarm, inhibitedBy });
    if (!event) continue;
    const note = { at: now, alarm: alarm.alarm, labels: alarm.labels, kind: event, value: alarm.value };
    const written = { ...note, actor: null, note: inhibitedBy && `silent because of ${inhibitedBy}` };
    await insertAlarmEvent(store, written);
    if (!inhibitedBy) notices.push({ rule, event: written });
  }
  return notices;
}

/** The firing alarm that keeps this one silent: same values of the labels that count. */
function inhibitorOf(
  rule: AlarmRule,
  alarm: AlarmInstance,
  firing: readonly { readonly rule: AlarmRule; readonly alarm: AlarmInstance }[],
): string | null {
  const own = labelsOf(alarm.labels);
  for (const { source, target, equal } of INHIBITIONS) {
    if (!target(rule)) continue;
    const cause = firing.find(({ rule: other, alarm: there }) => {
      if (other === rule || !source(other)) return false;
      const labels = labelsOf(there.labels);
      // An alarm without the label stands for no service, and silences none.
      return equal.every((label) => own[label] !== undefined && own[label] === labels[label]);
    });
    if (cause) return cause.rule.name;
  }
  return null;
}

function isOver(previous: AlarmInstance | undefined, state: AlarmInstance['state'], now: Date): boolean {
  return (
    state === 'resolved' &&
    previous?.state === 'resolved' &&
    now.getTime() - previous.since.getTime() > RESOLVED_KEPT_MS
  );
}

function keyOf({ alarm, labels }: Pick<AlarmInstance, 'alarm' | 'labels'>): string {
  return `${alarm} ${labels}`;
}
