import { beforeAll, describe, expect, it } from 'vitest';
import { checkReadiness } from './readiness.service';

const KEY = 'a-key-for-tests-only';
const refuse = () => Promise.reject(new Error('a host name, for example'));

beforeAll(() => {
  // Read by config() on first use.
  process.env.DATABASE_URL = 'postgresql://unused';
  process.env.INTERNAL_SERVICE_KEY = KEY;
});

describe('checkReadiness', () => {
  it('is ready when the database answers', async () => {
    expect(await checkReadiness(null, async () => undefined)).toEqual({
      status: 'ready',
      checks: { database: 'ok' },
    });
  });

  it('is unavailable when the database refuses, and tells the public no more', async () => {
    const readiness = await checkReadiness('a-wrong-key', refuse);
    expect(readiness).toEqual({ status: 'unavailable', checks: { database: 'unreachable' } });
  });

  it('tells the reason and the pools to callers with the service key', async () => {
    expect(await checkReadiness(KEY, refuse)).toMatchObject({
      details: { reason: 'a host name, for example', pools: [] },
    });
  });

  it('does not wait longer than the limit', async () => {
    const never = () => new Promise<void>(() => undefined);
    expect((await checkReadiness(null, never, 5)).status).toBe('unavailable');
  });
});
