import type { AlarmRule } from '@octo/shared/alarms';
import { createDatabase, type Database, openStore, rawSql, type Store, sql } from '@octo/shared/db';
import type { MetricPoint } from '@octo/shared/otlp';
import { testDatabaseUrl } from '@octo/shared/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CrmContext } from '@/context';
import { storePoints } from '@/features/observatory/metric-ingest.service';
import { writeSloMinutes } from '../slos/slo-minutes.service';
import { getSlo, listSlos } from '../slos/slos.service';
import { alarmEvidence } from './alarm-evidence.service';
import { acknowledgeAlarm, firingAlarmCount, getAlarm, listAlarms } from './alarms.service';
import { evaluateAlarms } from './evaluate-alarms.service';

let db: Database;
let store: Store;
const START_MS = 1_760_000_040_000;
const at = (seconds: number) => new Date(START_MS + seconds * 1_000);

beforeAll(async () => {
  const url = await testDatabaseUrl();
  db = createDatabase({ url, applicationName: 'test', poolMax: 2 });
  store = openStore({ url });
});
afterAll(() => Promise.all([db.$disconnect(), store.close()]));
beforeEach(async () => {
  // Series stay: the process remembers theirs.
  for (const table of ['points', 'alarm_states', 'alarm_events', 'slo_minutes'])
    await store.execute(sql`DELETE FROM ${rawSql(table)}`);
});

const as = (role: string | null, now = at(0)): CrmContext => ({
  ids: { requestId: 'r', correlationId: 'c', traceId: null },
  db,
  observatory: store,
  now: () => now,
  operator: role ? { userId: null, email: 'o@octo.example', name: 'Op', role } : null,
  isService: role === null,
  ipAddress: null,
  userAgent: null,
});

const count = (
  metric: string,
  sum: number,
  seconds: number,
  attributes: Record<string, string> = {},
  serviceName = 'octo-drone-shop',
): MetricPoint => ({
  ...{ serviceName, metric, kind: 'sum', unit: '1', description: '', attributes, resource: {} },
  ...{ isCumulative: false, startUs: (START_MS + (seconds - 10) * 1_000) * 1_000 },
  ...{ atUs: (START_MS + seconds * 1_000) * 1_000, count: 1, sum, min: null, max: null },
  ...{ buckets: null, bounds: null, exemplars: [] },
});
const payments = (succeeded: number, failed: number, seconds: number, country = 'US') =>
  storePoints(as(null), [
    count('payments_processed_total', succeeded, seconds, { country, status: 'succeeded' }),
    count('payments_processed_total', failed, seconds, { country, status: 'declined' }),
  ]);

const rule = (change: Partial<AlarmRule> = {}): AlarmRule => ({
  ...{ name: 'HighPaymentFailureRate', summary: 's', severity: 'critical', team: 'payments' },
  expression: {
    ...{ kind: 'ratio', atLeast: 5 },
    part: {
      ...{ metric: 'payments_processed_total', aggregate: 'sum', windowS: 300 },
      where: { status: { not: ['succeeded'] } },
    },
    whole: { metric: 'payments_processed_total', aggregate: 'sum', windowS: 300 },
  },
  ...{ compare: '>', threshold: 0.1, unit: 'share', forS: 60, groupBy: ['country'], origin: 'webstore' },
  firstStep: 'look',
  ...change,
});
const run = (seconds: number, rules: readonly AlarmRule[] = [rule()]) =>
  evaluateAlarms(store, at(seconds), rules);
const states = async () =>
  (await listAlarms(as('admin'), {})).rows
    .flatMap(({ instances }) => instances)
    .map(({ labels, state, inhibitedBy }) => [labels, state, inhibitedBy]);

describe('an alarm', () => {
  it('waits, fires once, and resolves, for each country alone', async () => {
    await payments(10, 0, 0, 'DE');
    await payments(5, 5, 0, 'US');
    expect(await run(10)).toEqual([]);
    expect(await states()).toEqual([['country=US', 'pending', null]]);
    const fired = await run(70);
    expect(fired.map(({ event }) => [event.kind, event.labels, event.value])).toEqual([
      ['fired', 'country=US', 0.5],
    ]);
    expect(await run(100)).toEqual([]);
    expect(await firingAlarmCount(as('support'))).toBe(1);
    await payments(90, 0, 110, 'US');
    expect((await run(120)).map(({ event }) => event.kind)).toEqual(['resolved']);
    expect(await states()).toEqual([['country=US', 'resolved', null]]);
    const { events } = await getAlarm(as('analyst'), 'HighPaymentFailureRate');
    expect(events.map(({ kind }) => kind)).toEqual(['resolved', 'fired']);
  });

  it('says nothing of few events, and nothing where nothing is known', async () => {
    await payments(0, 4, 0);
    await run(10);
    expect(await states()).toEqual([]);
    await payments(0, 9, 20);
    await run(30, [rule({ forS: 0 })]);
    expect(await states()).toEqual([['country=US', 'firing', null]]);
    expect((await run(400, [rule({ forS: 0 })])).map(({ event }) => event.kind)).toEqual(['resolved']);
  });

  it('stays silent while its cause fires', async () => {
    await storePoints(as(null), [
      count('errors', 9, 0),
      count('slow', 9, 0),
      count('slow', 9, 0, {}, 'other'),
    ]);
    const value = (metric: string): AlarmRule['expression'] => ({
      kind: 'value',
      term: { metric, aggregate: 'sum', windowS: 60 },
    });
    const common = { forS: 0, threshold: 1, groupBy: ['service'] };
    const notices = await run(5, [
      rule({ ...common, name: 'HighErrorRate', expression: value('errors') }),
      rule({ ...common, name: 'HighLatencyP95', severity: 'warning', expression: value('slow') }),
    ]);
    expect(notices.map(({ event }) => `${event.alarm} ${event.labels}`)).toEqual([
      'HighErrorRate service=octo-drone-shop',
      'HighLatencyP95 service=other',
    ]);
    expect(await states()).toContainEqual(['service=octo-drone-shop', 'firing', 'HighErrorRate']);
  });

  it('knows a service that has gone quiet', async () => {
    await storePoints(as(null), [{ ...count('process.uptime', 5, 0), kind: 'gauge' }]);
    const down = rule({
      ...{ name: 'ServiceDown', groupBy: ['service'], forS: 0, threshold: 0 },
      expression: { kind: 'absent', term: { metric: 'process.uptime', aggregate: 'last', windowS: 120 } },
    });
    expect(await run(60, [down])).toEqual([]);
    expect((await run(180, [down])).map(({ event }) => event.kind)).toEqual(['fired']);
  });

  it('opens with its evidence', async () => {
    await payments(1, 9, 0);
    await run(10, [rule({ forS: 0 })]);
    const { instances } = await getAlarm(as('admin'), 'HighPaymentFailureRate');
    const evidence = await alarmEvidence(as('admin', at(20)), rule(), instances);
    expect(evidence.data.lines.flatMap(({ values }) => values).filter((value) => value !== null)).toContain(
      9,
    );
  });
});

describe('taking an alarm up', () => {
  const input = { alarm: 'HighPaymentFailureRate', labels: 'country=US', note: 'asked the provider' };
  it('is seen by others until it fires anew', async () => {
    await payments(0, 9, 0);
    await run(10, [rule({ forS: 0 })]);
    await acknowledgeAlarm(as('support'), input);
    expect(await firingAlarmCount(as('support'))).toBe(0);
    const [instance] = (await getAlarm(as('admin'), input.alarm)).instances;
    expect(instance).toMatchObject({ acknowledgedBy: 'Op', note: input.note });
    await run(400, [rule({ forS: 0 })]);
    await payments(0, 9, 410);
    await run(420, [rule({ forS: 0 })]);
    expect(await firingAlarmCount(as('support'))).toBe(1);
  });

  it.each([
    ['analyst', 'forbidden'],
    ['viewer', 'forbidden'],
    ['support', 'not_found'],
  ])('is refused to %s or of a quiet alarm: %s', async (role, code) => {
    await expect(acknowledgeAlarm(as(role), input)).rejects.toMatchObject({ code });
  });
});

describe('objectives', () => {
  it('count every minute once and tell budget and burn rate', async () => {
    await payments(8, 2, 30);
    await payments(10, 0, 90);
    expect(await writeSloMinutes(store, at(60 + 30))).toBeGreaterThan(0);
    expect(await writeSloMinutes(store, at(120 + 35))).toBeGreaterThan(0);
    expect(await writeSloMinutes(store, at(120 + 40))).toBe(0);
    const status = (await listSlos(as('admin', at(200)))).find(({ slo }) => slo.id === 'payment-success');
    expect(status).toMatchObject({ good: 18, total: 20, eventsLeft: 0 });
    expect(status?.budgetLeft).toBeCloseTo(0);
    expect(status?.burnRates[0]?.rate).toBeCloseTo(1);
    const detail = await getSlo(as('admin', at(200)), 'payment-success');
    expect(detail.parts).toEqual([{ name: 'US', total: 20, bad: 2 }]);
    expect(detail.day.map(({ total }) => total)).toEqual([20]);
  });

  it('that measure time count what took too long', async () => {
    const point: MetricPoint = {
      ...count('http.server.request.duration', 30, 30, { 'http.response.status_code': '200' }),
      ...{ kind: 'histogram', unit: 's', count: 10, bounds: [0.5, 1, 2], buckets: [4, 3, 2, 1] },
    };
    await storePoints(as(null), [point]);
    await writeSloMinutes(store, at(90));
    const status = (await listSlos(as('admin', at(100)))).find(({ slo }) => slo.id === 'shop-latency');
    expect(status).toMatchObject({ good: 7, total: 10, health: 'danger' });
  });

  it('are refused to who may not read telemetry, and unknown ones are not found', async () => {
    await expect(listSlos(as('viewer'))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getSlo(as('admin'), 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });
});
