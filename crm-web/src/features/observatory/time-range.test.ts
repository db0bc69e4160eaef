import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { timeRangeOf, timeRangeParams } from './time-range.schema';

const NOW = new Date('2026-11-25T12:00:00Z');
const read = (query: Record<string, string>) => timeRangeOf(z.object(timeRangeParams).parse(query), NOW);

describe('a range of time', () => {
  it('ends now and is an hour long unless told otherwise', () => {
    expect(read({})).toEqual({ key: '1h', from: new Date('2026-11-25T11:00:00Z'), to: NOW });
    expect(read({ range: '6h' }).from).toEqual(new Date('2026-11-25T06:00:00Z'));
  });

  it('is what its ends say, at most a month', () => {
    const given = { from: '2026-11-24T00:00:00Z', to: '2026-11-24T01:00:00+01:00' };
    expect(read(given)).toMatchObject({ key: '1h' });
    expect(read({ from: '2026-11-24T00:00:00Z' })).toEqual({
      key: null,
      from: new Date(given.from),
      to: NOW,
    });
    expect(read({ from: '2020-01-01T00:00:00Z' }).from).toEqual(new Date('2026-10-25T12:00:00Z'));
  });

  it.each([{ range: '5y' }, { from: 'yesterday' }, { to: '2026-11-25' }])('refuses %o', (query) => {
    expect(z.object(timeRangeParams).safeParse(query).success).toBe(false);
  });
});
