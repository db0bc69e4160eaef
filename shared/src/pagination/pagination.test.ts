import { describe, expect, it } from 'vitest';
import { cursorParam, decodeCursor, encodeCursor, toPage } from '.';

describe('keyset cursors', () => {
  it('survive a round trip with any text', () => {
    const cursor = { id: 42, value: '2026-01-01|Ünïcode' };
    expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
  });

  it.each(['', 'x', '%%%', 'bm90LWEtY3Vyc29y'])('refuse %j', (text) => {
    expect(cursorParam.safeParse(text).success).toBe(false);
  });

  it('name the last row of the page only when more rows follow', () => {
    const at = (row: { id: number }) => ({ id: row.id, value: 'v' });
    expect(toPage([{ id: 1 }, { id: 2 }], 2, at).nextCursor).toBeNull();
    const page = toPage([{ id: 1 }, { id: 2 }, { id: 3 }], 2, at);
    expect(page.items).toHaveLength(2);
    expect(decodeCursor(page.nextCursor ?? '')).toEqual({ id: 2, value: 'v' });
  });
});
