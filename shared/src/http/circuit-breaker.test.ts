import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker';

const ok = async () => new Response('ok');
const broken = async () => new Response('', { status: 503 });

describe('circuit breaker', () => {
  it('opens after failures in a row, then lets one trial through', async () => {
    let now = 0;
    const breaker = new CircuitBreaker({ failureThreshold: 3, openMs: 1_000, now: () => now });
    for (let call = 0; call < 3; call += 1) await breaker.run(broken);
    expect(breaker.state).toBe('open');
    await expect(breaker.run(ok)).rejects.toMatchObject({ code: 'upstream_unavailable' });
    now = 1_000;
    expect(breaker.state).toBe('half_open');
    await breaker.run(ok);
    expect(breaker.state).toBe('closed');
  });

  it('opens again when the trial fails and counts thrown errors', async () => {
    let now = 0;
    const breaker = new CircuitBreaker({ failureThreshold: 1, openMs: 10, now: () => now });
    await expect(breaker.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    now = 20;
    await breaker.run(broken);
    expect(breaker.state).toBe('open');
  });
});
