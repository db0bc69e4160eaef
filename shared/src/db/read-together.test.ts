import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readTogether } from './read-together';

/** A table that answers when it is told to. */
function slowTable() {
  const statements: {
    readonly keys: readonly string[];
    readonly answer: (rows: Record<string, string>) => void;
    readonly fail: (error: Error) => void;
  }[] = [];
  const read = readTogether<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        statements.push({ keys, answer: (rows) => resolve(new Map(Object.entries(rows))), fail: reject });
      }),
  );
  return { statements, read: async (key: string) => (await read(key)).row, askedTogether: read };
}

describe('reading together', () => {
  it('sends one statement for everybody who asks in the same turn, each key once', async () => {
    const { statements, askedTogether } = slowTable();
    const asked = Promise.all(['a', 'b', 'a'].map((key) => askedTogether(key)));
    await turn();
    expect(statements.map(({ keys }) => keys)).toEqual([['a', 'b', 'b', 'b']]);
    statements[0]?.answer({ a: 'A' });
    expect(await asked).toEqual([
      { row: 'A', askedTogether: 2 },
      { row: undefined, askedTogether: 2 },
      { row: 'A', askedTogether: 2 },
    ]);
  });

  it('asks for one key alone with a statement for one', async () => {
    const { statements, read } = slowTable();
    const asked = read('a');
    await turn();
    expect(statements[0]?.keys).toEqual(['a']);
    statements[0]?.answer({ a: 'A' });
    expect(await asked).toBe('A');
  });

  it('never answers from a statement that was sent before the question', async () => {
    const { statements, read } = slowTable();
    const before = read('a');
    await turn();
    const after = read('a');
    statements[0]?.answer({ a: 'still signed in' });
    expect(await before).toBe('still signed in');
    await turn();
    statements[1]?.answer({});
    expect(await after).toBeUndefined();
  });

  it('gathers what comes while a statement is under way, and sends it when that one ends', async () => {
    const { statements, read } = slowTable();
    const first = read('a');
    await turn();
    const rest = Promise.all(['b', 'c'].map(read));
    expect(statements).toHaveLength(1);
    statements[0]?.answer({ a: 'A' });
    await first;
    expect(statements.map(({ keys }) => new Set(keys))).toEqual([new Set(['a']), new Set(['b', 'c'])]);
    statements[1]?.answer({ b: 'B', c: 'C' });
    expect(await rest).toEqual(['B', 'C']);
  });

  it('waits for no statement that hangs', async () => {
    const { statements, read } = slowTable();
    void read('a');
    await turn();
    const asked = read('b');
    await expect.poll(() => statements.length).toBe(2);
    statements[1]?.answer({ b: 'B' });
    expect(await asked).toBe('B');
  });

  it('sends no more than 64 keys in a statement, in 1, 4, 16 or 64 places', async () => {
    const { statements, read } = slowTable();
    const asked = Promise.all(Array.from({ length: 64 + 5 }, (_, index) => read(`k${index}`)));
    await expect.poll(() => statements.length).toBe(2);
    expect(statements.map(({ keys }) => keys.length)).toEqual([64, 16]);
    for (const { keys, answer } of statements) answer(Object.fromEntries(keys.map((key) => [key, key])));
    expect(await asked).toEqual(Array.from({ length: 64 + 5 }, (_, index) => `k${index}`));
  });

  it('fails for all who asked together, and for nobody after them', async () => {
    const { statements, read } = slowTable();
    const asked = Promise.allSettled(['a', 'b'].map(read));
    await turn();
    statements[0]?.fail(new Error('gone'));
    expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const again = read('a');
    await turn();
    statements[1]?.answer({ a: 'A' });
    expect(await again).toBe('A');
  });

  it('runs a statement as the work of whoever asked first, whoever sends it off', async () => {
    const work = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const waiting: (() => void)[] = [];
    const read = readTogether<string>(async () => {
      seen.push(work.getStore());
      await new Promise<void>((resolve) => waiting.push(resolve));
      return new Map();
    });
    const one = work.run('one', () => read('a'));
    await turn();
    const two = work.run('two', () => read('b'));
    const three = work.run('three', () => read('c'));
    waiting[0]?.();
    await one;
    await turn();
    waiting[1]?.();
    await Promise.all([two, three]);
    expect(seen).toEqual(['one', 'two']);
  });
});
