import { createDatabase, type Database } from '@octo/shared/db';
import { ATTACK_TYPES, type AttackType } from '@octo/shared/security/taxonomy';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextAs, NOON } from '../orders/testing/make-order';
import { securityListQuery } from './security.schema';
import { securityOverview } from './security.service';
import { insertSecurityEvents } from './security-events.repository';

let db: Database;

function event(attackType: AttackType, createdAt: Date, address = 'a') {
  const { severity, mitre, owasp } = ATTACK_TYPES[attackType];
  return {
    attackType,
    severity,
    mitreTechnique: mitre.id,
    mitreTactic: mitre.tactic,
    owaspCategory: owasp,
    application: 'octo-drone-shop',
    route: '/api/cart/items',
    method: 'POST',
    clientIpMasked: '203.0.113.0',
    clientIpHash: address,
    userId: null,
    sessionHash: null,
    traceId: 'a'.repeat(32),
    evidence: 'body.name: x',
    createdAt,
  };
}

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'security-test', poolMax: 5 });
  await insertSecurityEvents(db, [
    ...Array.from({ length: 60 }, (_, index) =>
      event('sqli', addMs(NOON, -index * MS.minute), `a${index % 3}`),
    ),
    event('csrf', addMs(NOON, -2 * MS.hour)),
    event('csrf', addMs(NOON, -3 * MS.day)),
    event('rate_limit', addMs(NOON, -20 * MS.day)),
  ]);
});
afterAll(() => db.$disconnect());

const overview = (query: Record<string, string>, role = 'admin') =>
  securityOverview(contextAs(db, role), securityListQuery.parse(query));

describe('the page of attacks', () => {
  it('counts, charts and lists a window of time', async () => {
    const day = await overview({});
    expect(day).toMatchObject({ total: 61, severe: 61, sources: 4 });
    expect(day.types).toEqual([
      { type: 'sqli', count: 60 },
      { type: 'csrf', count: 1 },
    ]);
    expect(day.stretches).toHaveLength(24);
    expect(day.stretches.reduce((sum, { critical }) => sum + critical, 0)).toBe(60);
    expect(day.stretches.filter(({ high }) => high > 0)).toHaveLength(1);
    expect((await overview({ window: 'week' })).total).toBe(62);
    expect((await overview({ window: 'month' })).total).toBe(63);
  });

  it('sets them into both catalogues', async () => {
    const { heatMap } = await overview({ window: 'month' });
    const cell = (tactic: string, owasp: string) =>
      heatMap.rows.find((row) => row.tactic === tactic)?.cells.find((field) => field.owasp === owasp);
    expect(cell('initial-access', 'A03')?.count).toBe(60);
    expect(cell('collection', 'A01')?.count).toBe(2);
    expect(cell('impact', 'A04')?.count).toBe(1);
    expect(cell('impact', 'A01')?.types).toEqual([]);
  });

  it('follows its filters, and finds nothing where no type can be', async () => {
    expect((await overview({ tactic: 'collection', owasp: 'A01' })).events.map((e) => e.attackType)).toEqual([
      'csrf',
    ]);
    expect((await overview({ severity: 'critical' })).total).toBe(60);
    expect((await overview({ application: 'enterprise-crm-portal' })).total).toBe(0);
    expect(await overview({ type: 'sqli', tactic: 'impact' })).toMatchObject({ total: 0, events: [] });
  });

  it('shows every attack once, forwards and back', async () => {
    const first = await overview({});
    expect(first.events).toHaveLength(50);
    const second = await overview({ after: first.nextCursor ?? '' });
    expect(second.events).toHaveLength(11);
    expect(second.nextCursor).toBeNull();
    const back = await overview({ before: second.previousCursor ?? '' });
    expect(back.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
  });

  it.each(['support', 'viewer', 'chaos-operator'])('is closed to %s', async (role) => {
    await expect(overview({}, role)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is closed to nobody in particular', async () => {
    await expect(securityOverview(contextAs(db, null), {})).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});
