import { expect, it, vi } from 'vitest';
import { rememberReady, unavailablePage } from './unavailable-page';

it('answers 503 in words, and tells when to come back', async () => {
  const answer = unavailablePage({ title: 'Account unavailable', sentence: 'You stay signed in.' });
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await answer.text()).toContain('You stay signed in.');
});

it('asks again only when a second has passed, or when the answer was no', async () => {
  let nowMs = 10_000;
  const ask = vi.fn(async () => true);
  const isReady = rememberReady(ask, () => nowMs);
  await isReady();
  nowMs += 999;
  expect(await isReady()).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
  nowMs += 1;
  ask.mockResolvedValue(false);
  expect([await isReady(), await isReady()]).toEqual([false, false]);
  expect(ask).toHaveBeenCalledTimes(3);
});
