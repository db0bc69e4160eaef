import { describe, expect, it } from 'vitest';
import { aSpan } from './span-builder';
import { buildSpanTree, type SpanNode } from './span-tree';

const shape = (nodes: readonly SpanNode[]): unknown[] =>
  nodes.map((node) => [node.span.name.slice(5), ...(node.children.length > 0 ? [shape(node.children)] : [])]);

describe('buildSpanTree', () => {
  it('puts children below their parent in the order of their start', () => {
    const roots = buildSpanTree([
      aSpan('3', { parent: '1', fromMs: 5 }),
      aSpan('1'),
      aSpan('2', { parent: '1', fromMs: 2 }),
    ]);
    expect(shape(roots)).toEqual([['1', [['2'], ['3']]]]);
  });

  it('makes a root of a span whose parent was not received', () => {
    const roots = buildSpanTree([aSpan('1'), aSpan('2', { parent: '9', fromMs: 4 })]);
    expect(roots.map((root) => root.isOrphan)).toEqual([false, true]);
  });

  it('survives parents that form a circle', () => {
    const roots = buildSpanTree([
      aSpan('1', { parent: '2', fromMs: 1 }),
      aSpan('2', { parent: '1', fromMs: 0 }),
      aSpan('3', { parent: '3', fromMs: 7 }),
    ]);
    expect(shape(roots)).toEqual([['2', [['1']]], ['3']]);
  });

  it('moves a server whose clock is ahead into the call of its client', () => {
    const [root] = buildSpanTree([
      aSpan('1', { kind: 3, toMs: 100, serviceName: 'octo-drone-shop-browser' }),
      aSpan('2', { kind: 2, parent: '1', fromMs: 5_000, toMs: 5_060 }),
      aSpan('3', { parent: '2', fromMs: 5_010, toMs: 5_020 }),
    ]);
    const server = root?.children[0];
    expect(server?.clockShiftUs).toBe(-4_980_000);
    expect(server && server.startUs - (root?.startUs ?? 0)).toBe(20_000);
    expect(server?.children[0]?.clockShiftUs).toBe(-4_980_000);
  });

  it('leaves a streamed answer alone that ends after its call', () => {
    const [root] = buildSpanTree([
      aSpan('1', { kind: 3, toMs: 50, serviceName: 'octo-drone-shop-browser' }),
      aSpan('2', { kind: 2, parent: '1', fromMs: 5, toMs: 90 }),
    ]);
    expect(root?.children[0]?.clockShiftUs).toBe(0);
  });

  it('leaves children of the same service alone, however late they end', () => {
    const [root] = buildSpanTree([
      aSpan('1', { toMs: 10 }),
      aSpan('2', { parent: '1', fromMs: 8, toMs: 900 }),
    ]);
    expect(root?.children[0]?.clockShiftUs).toBe(0);
  });

  it('lets a page load begin before the request that it surrounds', () => {
    const [root] = buildSpanTree([
      aSpan('1', { kind: 2, fromMs: 100, toMs: 130 }),
      aSpan('2', {
        parent: '1',
        name: 'documentLoad',
        serviceName: 'octo-drone-shop-browser',
        fromMs: 90,
        toMs: 300,
      }),
    ]);
    expect(root?.children[0]?.clockShiftUs).toBe(0);
  });

  it('knows no spans without complaint', () => {
    expect(buildSpanTree([])).toEqual([]);
  });
});
