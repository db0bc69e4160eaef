import { describe, expect, it, vi } from 'vitest';
import { ShortMemory } from './listing-memory';

const memory = (maxEntries = 10) => new ShortMemory<string>({ name: 'test', ttlMs: 1_000, maxEntries });

describe('ShortMemory', () => {
  it('loads once for everybody who waits for the same key', async () => {
    const load = vi.fn(async () => 'a');
    const kept = memory();
    expect(await Promise.all([kept.read('k', 0, load), kept.read('k', 0, load)])).toEqual(['a', 'a']);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('forgets after its time', async () => {
    const kept = memory();
    await kept.read('k', 0, async () => 'old');
    expect(kept.peek('k', 999)).toBe('old');
    expect(kept.peek('k', 1_000)).toBeUndefined();
    expect(await kept.read('k', 1_000, async () => 'new')).toBe('new');
  });

  it('does not keep what was loaded before it was cleared', async () => {
    const kept = memory();
    let finish: (value: string) => void = () => undefined;
    const slow = kept.read('k', 0, () => new Promise((resolve) => (finish = resolve)));
    kept.clear();
    finish('stale');
    expect(await slow).toBe('stale');
    expect(kept.peek('k', 1)).toBeUndefined();
  });

  it('does not keep a failure', async () => {
    const kept = memory();
    await expect(kept.read('k', 0, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await kept.read('k', 0, async () => 'up')).toBe('up');
  });

  it('drops the oldest answers when it is full', async () => {
    const kept = memory(2);
    for (const key of ['a', 'b', 'c']) await kept.read(key, 0, async () => key);
    expect([kept.peek('a', 1), kept.peek('b', 1), kept.peek('c', 1)]).toEqual([undefined, 'b', 'c']);
  });
});
