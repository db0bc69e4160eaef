import { deferred } from '@octo/shared/testing';
import { describe, expect, it, vi } from 'vitest';
import { WriteQueue } from './write-queue.service';

describe('a write queue', () => {
  it('writes what waits together, in order, and tells each sender', async () => {
    const gate = deferred();
    const writes: number[][] = [];
    const queue = new WriteQueue<number>({
      maxBatch: 4,
      maxWaiting: 100,
      write: async (items) => {
        writes.push([...items]);
        if (writes.length === 1) await gate.promise;
      },
    });
    const all = [queue.add([1]), queue.add([2, 3]), queue.add([4, 5]), queue.add([6])];
    gate.resolve();
    await Promise.all(all);
    expect(writes).toEqual([[1], [2, 3, 4, 5], [6]]);
    expect(queue.depth).toBe(0);
  });

  it('refuses what it cannot hold, and goes on afterwards', async () => {
    const gate = deferred();
    const write = vi.fn(() => gate.promise);
    const queue = new WriteQueue<number>({ maxBatch: 1, maxWaiting: 2, write });
    const first = queue.add([1, 2]);
    await expect(queue.add([3])).rejects.toMatchObject({ code: 'rate_limited' });
    gate.resolve();
    await first;
    await queue.add([4]);
    expect(write).toHaveBeenCalledTimes(2);
  });

  it('tells senders that their write failed, and no other one', async () => {
    const queue = new WriteQueue<number>({
      maxBatch: 1,
      maxWaiting: 9,
      write: async ([item]) => {
        if (item === 1) throw new Error('down');
      },
    });
    const [failed, stored] = await Promise.allSettled([queue.add([1]), queue.add([2])]);
    expect([failed.status, stored.status]).toEqual(['rejected', 'fulfilled']);
  });
});
