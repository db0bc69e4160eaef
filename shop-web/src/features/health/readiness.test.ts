import { describe, expect, it } from 'vitest';
import { checkReadiness } from './readiness.service';

describe('checkReadiness', () => {
  it('is ready when the database answers', async () => {
    expect(await checkReadiness(async () => undefined)).toEqual({
      status: 'ready',
      checks: { database: 'ok' },
    });
  });

  it('is unavailable when the database refuses', async () => {
    const readiness = await checkReadiness(() => Promise.reject(new Error('password leaked here')));
    expect(readiness).toEqual({ status: 'unavailable', checks: { database: 'unreachable' } });
  });

  it('does not wait longer than the limit', async () => {
    const never = () => new Promise<void>(() => undefined);
    expect((await checkReadiness(never, 5)).status).toBe('unavailable');
  });
});
