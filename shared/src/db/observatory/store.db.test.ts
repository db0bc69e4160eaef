import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../testing';
import { joinSql, openStore, type Store, sql } from './store';

let store: Store;

beforeAll(async () => {
  store = openStore({ url: await testDatabaseUrl() });
});
afterAll(() => store.close());

const mark = (title: string) =>
  sql`/* test.insertMark */ INSERT INTO marks (at, kind, title, details)
      VALUES (now(), 'edit', ${title}, ${JSON.stringify({ titles: [title] })}::jsonb)`;

describe('the store of the observatory', () => {
  it('works in a schema of its own, with bound values and composed statements', async () => {
    expect(await store.execute(mark("it's"))).toBe(1);
    const wanted = sql`title IN (${joinSql(["it's", 'other'])})`;
    const rows = await store.rows<{ schema: string; id: number; details: unknown }>(
      sql`SELECT current_schema() AS "schema", id, details FROM marks WHERE ${wanted}`,
    );
    expect(rows).toEqual([{ schema: 'observatory', id: expect.any(Number), details: { titles: ["it's"] } }]);
  });

  it('keeps nothing of a transaction that failed', async () => {
    const broken = store.transaction(async (handle) => {
      await handle.execute(mark('half'));
      await handle.execute(sql`INSERT INTO marks (at, kind, title) VALUES (now(), 'nonsense', 'x')`);
    });
    await expect(broken).rejects.toThrow(/marks_kind_check/);
    expect(await store.rows(sql`SELECT id FROM marks WHERE title = 'half'`)).toEqual([]);
  });

  it('reads numbers of 64 bits as numbers', async () => {
    expect(await store.rows(sql`SELECT 1760000000123456::bigint AS "at"`)).toEqual([
      { at: 1_760_000_000_123_456 },
    ]);
  });

  it('says that it is away where nobody listens', async () => {
    const away = openStore({ url: 'postgresql://octo@127.0.0.1:1/octo', queueTimeoutMs: 1_000 });
    await expect(away.rows(sql`SELECT 1`)).rejects.toMatchObject({ code: 'database_unavailable' });
    await expect(away.transaction(async () => 1)).rejects.toMatchObject({ code: 'database_unavailable' });
    await away.close();
  });
});
