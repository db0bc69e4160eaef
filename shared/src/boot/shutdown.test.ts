import { afterEach, describe, expect, it, vi } from 'vitest';
import { atShutdown, finishWork, holdExit } from './shutdown';

afterEach(() => vi.restoreAllMocks());

describe('the end of the process', () => {
  it('runs all that was left to it, once, also when one part fails', async () => {
    const written = vi.fn(async () => undefined);
    atShutdown(() => Promise.reject(new Error('the store is down')));
    atShutdown(written);
    await finishWork();
    await finishWork();
    expect(written).toHaveBeenCalledTimes(1);
  });

  it('waits no longer than it was told', async () => {
    atShutdown(() => new Promise(() => undefined));
    const before = performance.now();
    await finishWork(20);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('comes when the last work has settled, not before', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation((() => undefined) as never);
    let end = () => undefined as undefined;
    holdExit(
      new Promise<void>((resolve) => {
        end = () => void resolve();
      }),
    );
    process.exit(143);
    await new Promise(setImmediate);
    expect(exit).not.toHaveBeenCalled();
    end();
    await vi.waitFor(() => expect(exit).toHaveBeenCalledWith(143));
  });
});
