import { describe, expect, it } from 'vitest';
import { POOLS, type PoolShape } from './pools';

const shapes: readonly PoolShape[] = Object.values(POOLS);

describe('the pools', () => {
  it('take at most 75 connections for one replica of each application', () => {
    expect(shapes.reduce((sum, { max }) => sum + max, 0)).toBeLessThanOrEqual(75);
  });

  it('keep less than they may open', () => {
    for (const { min, max } of shapes) expect(min).toBeLessThan(max);
  });

  it('say MODULE in the 48 bytes that Oracle has for it, with the longest suffix', () => {
    for (const { module } of shapes) expect(`${module}-${'x'.repeat(12)}`.length).toBeLessThanOrEqual(48);
  });
});
