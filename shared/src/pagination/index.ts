import { z } from 'zod';

/** Keyset position: the sort value and id of the last row seen. */
export interface Cursor {
  readonly value: string;
  readonly id: number;
}

/** One page of a growing list; `nextCursor` is null on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Packs a position into an opaque, URL-safe text. */
export function encodeCursor(cursor: Cursor): string {
  return btoa(unescape(encodeURIComponent(`${cursor.id}|${cursor.value}`)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** Reads a cursor back; null when the text was not made by {@link encodeCursor}. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const plain = decodeURIComponent(escape(atob(text.replaceAll('-', '+').replaceAll('_', '/'))));
    const [id, ...rest] = plain.split('|');
    const number = Number(id);
    return Number.isSafeInteger(number) && rest.length > 0 ? { id: number, value: rest.join('|') } : null;
  } catch {
    return null;
  }
}

/** A cursor given from outside: parsed, or a validation issue. */
export const cursorParam = z
  .string()
  .max(400)
  .transform((text, context) => {
    const cursor = decodeCursor(text);
    if (cursor) return cursor;
    context.addIssue({ code: 'custom', message: 'is not a cursor of this list' });
    return z.NEVER;
  });

/** A cursor whose value is an instant; null when it is not one. */
export function cursorDate(cursor: Cursor): Date | null {
  const date = new Date(cursor.value);
  return Number.isNaN(date.getTime()) ? null : date;
}

/**
 * Cuts one page out of `limit + 1` fetched rows.
 * @param position tells where a row stands in the order of the list.
 */
export function toPage<T>(rows: readonly T[], limit: number, position: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(position(last)) : null };
}
