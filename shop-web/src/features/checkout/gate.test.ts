import { describe, expect, it } from 'vitest';
import { Gate } from './gate';

function blocker() {
  let open: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { done, open };
}

describe('the gate', () => {
  it('lets only so many in and serves the line in order', async () => {
    const gate = new Gate({ limit: 2, maxWaiting: 10 });
    const blockers = [blocker(), blocker(), blocker(), blocker()];
    const started: number[] = [];
    const runs = blockers.map(({ done }, index) =>
      gate.run(async () => {
        started.push(index);
        await done;
        return index;
      }),
    );
    expect(started).toEqual([0, 1]);
    blockers[1]?.open();
    await runs[1];
    expect(started).toEqual([0, 1, 2]);
    for (const { open } of blockers) open();
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3]);
  });

  it('refuses when the line is too long, and frees the place after an error', async () => {
    const gate = new Gate({ limit: 1, maxWaiting: 0 });
    const { done, open } = blocker();
    const first = gate.run(() => done);
    await expect(gate.run(async () => 1)).rejects.toMatchObject({ code: 'overloaded' });
    open();
    await first;
    await expect(gate.run(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(async () => 2)).toBe(2);
  });
});
