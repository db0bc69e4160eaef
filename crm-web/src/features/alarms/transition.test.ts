import { describe, expect, it } from 'vitest';
import type { AlarmState } from './alarms.schema';
import { nextState } from './transition.schema';

const at = (seconds: number) => new Date(1_760_000_000_000 + seconds * 1_000);
const was = (state: AlarmState, since = 0) => ({ state, since: at(since) });
const next = (before: Parameters<typeof nextState>[0], isBreached: boolean, now: number, forS = 300) =>
  nextState(before, { isBreached, forS, now: at(now) });

describe('an alarm', () => {
  it.each([
    ['stays inactive', undefined, false, 10, { state: null, event: null }],
    ['begins to wait', undefined, true, 10, { state: 'pending', since: at(10), event: null }],
    ['waits on', was('pending'), true, 299, { state: 'pending', since: at(0), event: null }],
    ['fires after its time', was('pending'), true, 300, { state: 'firing', since: at(0), event: 'fired' }],
    ['is forgotten when it did not last', was('pending'), false, 299, { state: null, event: null }],
    [
      'goes on firing and says nothing',
      was('firing'),
      true,
      900,
      { state: 'firing', since: at(0), event: null },
    ],
    ['resolves', was('firing'), false, 900, { state: 'resolved', since: at(900), event: 'resolved' }],
    ['stays resolved', was('resolved', 5), false, 900, { state: 'resolved', since: at(5), event: null }],
    [
      'begins anew after it was resolved',
      was('resolved'),
      true,
      900,
      { state: 'pending', since: at(900), event: null },
    ],
  ] as const)('%s', (_words, before, isBreached, now, expected) => {
    expect(next(before, isBreached, now)).toMatchObject(expected);
  });

  it('without a time fires at once', () => {
    expect(next(undefined, true, 10, 0)).toEqual({ state: 'firing', since: at(10), event: 'fired' });
  });
});
