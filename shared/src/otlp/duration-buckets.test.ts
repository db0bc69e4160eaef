import { describe, expect, it } from 'vitest';
import { addBuckets, DURATION_BOUNDS_US, durationBucket, emptyBuckets, quantileOf } from './duration-buckets';

describe('buckets of durations', () => {
  it('hold a duration that equals their bound, and the rest in one more', () => {
    expect(durationBucket(0)).toBe(0);
    expect(durationBucket(100)).toBe(0);
    expect(durationBucket(101)).toBe(1);
    expect(durationBucket(60_000_001)).toBe(DURATION_BOUNDS_US.length);
  });

  it('find every bound by itself', () => {
    for (const [index, bound] of DURATION_BOUNDS_US.entries()) expect(durationBucket(bound)).toBe(index);
  });

  it('are added up', () => {
    const sum = emptyBuckets([1]);
    addBuckets(sum, [1, 2]);
    addBuckets(sum, [3, 4]);
    expect(sum).toEqual([4, 6]);
  });
});

describe('a quantile', () => {
  it('is read between the bounds of its bucket', () => {
    expect(quantileOf([0, 100, 0], 0.5, [10, 20])).toBe(15);
    expect(quantileOf([50, 50, 0], 0.75, [10, 20])).toBe(15);
  });

  it('is nothing without a count, and the highest bound beyond all of them', () => {
    expect(quantileOf([0, 0], 0.5, [10])).toBeNull();
    expect(quantileOf([0, 5], 0.95, [10])).toBe(10);
  });
});
