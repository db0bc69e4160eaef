import { describe, expect, it } from 'vitest';
import { criticalPath, selfTime } from './critical-path';
import { aSpan } from './span-builder';
import { buildSpanTree } from './span-tree';
import type { Segment } from './traces.schema';

function pathOf(...spans: Parameters<typeof buildSpanTree>[0]) {
  const [root] = buildSpanTree(spans);
  if (!root) throw new Error('no root');
  const ms = ([from, to]: Segment) => [(from - root.startUs) / 1_000, (to - root.startUs) / 1_000];
  return {
    root,
    path: Object.fromEntries([...criticalPath(root)].map(([id, segments]) => [Number(id), segments.map(ms)])),
    self: selfTime(root).map(ms),
  };
}

describe('criticalPath', () => {
  it('is the span itself when it has no children', () => {
    expect(pathOf(aSpan('1', { toMs: 10 })).path).toEqual({ 1: [[0, 10]] });
  });

  it('goes through children one after the other and the gaps between them', () => {
    const { path } = pathOf(
      aSpan('1', { toMs: 100 }),
      aSpan('2', { parent: '1', fromMs: 10, toMs: 40 }),
      aSpan('3', { parent: '1', fromMs: 50, toMs: 90 }),
    );
    expect(path).toEqual({
      1: [
        [0, 10],
        [40, 50],
        [90, 100],
      ],
      2: [[10, 40]],
      3: [[50, 90]],
    });
  });

  it('takes of two parallel children the one that ends last', () => {
    const { path } = pathOf(
      aSpan('1', { toMs: 100 }),
      aSpan('2', { parent: '1', fromMs: 10, toMs: 60 }),
      aSpan('3', { parent: '1', fromMs: 10, toMs: 90 }),
    );
    expect(Object.keys(path)).toEqual(['1', '3']);
  });

  it('adds up to the length of the root', () => {
    const { root, path } = pathOf(
      aSpan('1', { toMs: 100 }),
      aSpan('2', { parent: '1', fromMs: 5, toMs: 80 }),
      aSpan('3', { parent: '2', fromMs: 20, toMs: 70 }),
      aSpan('4', { parent: '2', fromMs: 6, toMs: 19 }),
    );
    const sum = Object.values(path)
      .flat()
      .reduce((total, [from = 0, to = 0]) => total + to - from, 0);
    expect(sum).toBe((root.endUs - root.startUs) / 1_000);
  });

  it('does not wait for a child that goes on after its parent', () => {
    const { path } = pathOf(aSpan('1', { toMs: 20 }), aSpan('2', { parent: '1', fromMs: 10, toMs: 500 }));
    expect(path).toEqual({ 1: [[0, 20]] });
  });

  it('forgives a child that ends a breath after its parent', () => {
    const { path } = pathOf(aSpan('1', { toMs: 20 }), aSpan('2', { parent: '1', fromMs: 10, toMs: 20.4 }));
    expect(path).toEqual({ 1: [[0, 10]], 2: [[10, 20]] });
  });
});

describe('selfTime', () => {
  it('is what overlapping children leave free', () => {
    const { self } = pathOf(
      aSpan('1', { toMs: 100 }),
      aSpan('2', { parent: '1', fromMs: 10, toMs: 50 }),
      aSpan('3', { parent: '1', fromMs: 40, toMs: 60 }),
    );
    expect(self).toEqual([
      [0, 10],
      [60, 100],
    ]);
  });

  it('is nothing when a child runs all the time', () => {
    expect(pathOf(aSpan('1'), aSpan('2', { parent: '1' })).self).toEqual([]);
  });
});
