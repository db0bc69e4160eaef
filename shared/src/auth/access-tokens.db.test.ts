import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../db';
import { testDatabaseUrl } from '../testing';
import { addMs, MS } from '../time';
import {
  type AccessTokenKind,
  bearerTokenFrom,
  findAccessToken,
  issueAccessToken,
  revokeAccessToken,
  revokeAccessTokensOf,
} from './access-tokens';

const now = new Date('2026-03-01T12:00:00.000Z');
const SECRET = 'a secret of at least thirty-two letters';
let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'token-test', poolMax: 5 });
});
afterAll(() => db.$disconnect());

const makeUser = () =>
  db.user.create({ data: { email: `${crypto.randomUUID()}@octo.example`, name: 'Op', role: 'analyst' } });

async function issue(kind: AccessTokenKind = 'script') {
  const { id } = await makeUser();
  const issued = await issueAccessToken(db, SECRET, {
    kind,
    name: 'Nightly export',
    userId: kind === 'script' ? id : null,
    scopes: ['orders:read', 'orders:export'],
    rateLimitPerMinute: kind === 'partner' ? 1_000 : null,
    createdByUserId: id,
    expiresAt: addMs(now, MS.day),
    now,
  });
  return { ...issued, userId: id };
}

const find = (token: string, at = now, secret = SECRET) => findAccessToken(db, secret, { token, now: at });

describe('access tokens', () => {
  it('act for their user, or for a partner, within their scopes', async () => {
    const script = await issue();
    expect(await find(script.token)).toMatchObject({
      scopes: ['orders:read', 'orders:export'],
      user: { userId: script.userId, role: 'analyst' },
    });
    const partner = await issue('partner');
    expect(await find(partner.token)).toMatchObject({
      kind: 'partner',
      user: null,
      rateLimitPerMinute: 1_000,
    });
  });

  it('are not stored', async () => {
    const { token, tokenId } = await issue();
    const row = await db.accessToken.findUniqueOrThrow({ where: { id: tokenId } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(token).toMatch(/^octo_[\w-]{43}\.[\w-]{43}$/);
  });

  it('end by time, by revocation, and with their user', async () => {
    const [one, two, three] = [await issue(), await issue(), await issue()];
    expect(await find(one.token, addMs(now, MS.day))).toBeNull();
    expect(await revokeAccessToken(db, two.tokenId, now)).toEqual({ name: 'Nightly export' });
    expect(await revokeAccessToken(db, two.tokenId, now)).toBeNull();
    expect(await find(two.token)).toBeNull();
    await db.user.update({ where: { id: three.userId }, data: { isActive: false } });
    expect(await find(three.token)).toBeNull();
    expect(await revokeAccessTokensOf(db, three.userId, now)).toBe(1);
  });

  it('cannot be forged, cut or signed with another secret', async () => {
    const { token } = await issue();
    const swapped = token.replace(/.$/, token.endsWith('A') ? 'B' : 'A');
    for (const forged of [swapped, token.slice(0, -1), `x${token}`, token.replace('.', ''), '', 'octo_']) {
      expect(await find(forged)).toBeNull();
    }
    expect(await find(token, now, 'another secret of thirty-two letters')).toBeNull();
  });

  it('write their last use at most once a minute', async () => {
    const { token, tokenId } = await issue();
    const used = async () => (await db.accessToken.findUniqueOrThrow({ where: { id: tokenId } })).lastUsedAt;
    await find(token);
    await find(token, addMs(now, MS.minute - 1));
    expect(await used()).toEqual(now);
    await find(token, addMs(now, MS.minute));
    expect(await used()).toEqual(addMs(now, MS.minute));
  });

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc', 'abc'],
    ['Basic abc', null],
    ['Bearer', null],
    [null, null],
  ])('are read out of the header %j', (header, token) => {
    expect(bearerTokenFrom(header)).toBe(token);
  });
});
