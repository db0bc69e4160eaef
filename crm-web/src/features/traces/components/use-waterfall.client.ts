'use client';

import { type KeyboardEvent, useMemo, useState } from 'react';
import type { SpanRow } from '../traces.schema';

/** Rows that are drawn before the reader asks for all of them. */
const FIRST_ROWS = 300;

/** What is open, what is folded, and how the keys move through it. */
export function useWaterfall(rows: readonly SpanRow[], initialSpanId: string | undefined) {
  const [openId, setOpenId] = useState<string | null>(initialSpanId ?? null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [isShowingAll, setIsShowingAll] = useState(
    () => initialSpanId !== undefined && rows.findIndex((row) => row.spanId === initialSpanId) >= FIRST_ROWS,
  );
  const unfolded = useMemo(() => withoutFolded(rows, folded), [rows, folded]);
  const visible = isShowingAll ? unfolded : unfolded.slice(0, FIRST_ROWS);

  const toggleDetails = (spanId: string) => {
    const next = openId === spanId ? null : spanId;
    setOpenId(next);
    rememberSpan(next);
  };
  const toggleFold = (spanId: string, isFolded = !folded.has(spanId)) => {
    const next = new Set(folded);
    if (isFolded) next.add(spanId);
    else next.delete(spanId);
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: SpanRow) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    } else if (event.key === 'ArrowLeft' && row.descendantCount > 0) {
      toggleFold(row.spanId, true);
    } else if (event.key === 'ArrowRight' && row.descendantCount > 0) {
      toggleFold(row.spanId, false);
    } else if (event.key === 'Escape' && openId !== null) {
      setOpenId(null);
      rememberSpan(null);
    }
  };
  return {
    visible,
    hiddenCount: unfolded.length - visible.length,
    openId,
    folded,
    toggleDetails,
    toggleFold,
    onKeyDown,
    showAll: () => setIsShowingAll(true),
  };
}

function withoutFolded(rows: readonly SpanRow[], folded: ReadonlySet<string>): readonly SpanRow[] {
  if (folded.size === 0) return rows;
  const visible: SpanRow[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (!row) break;
    visible.push(row);
    // Rows come depth first, so the descendants of a row follow it directly.
    if (folded.has(row.spanId)) index += row.descendantCount;
  }
  return visible;
}

// The open span belongs into the address, so that a link leads to it; the page needs no new data for that.
function rememberSpan(spanId: string | null): void {
  const url = new URL(window.location.href);
  if (spanId) url.searchParams.set('span', spanId);
  else url.searchParams.delete('span');
  window.history.replaceState(null, '', url);
}

function moveFocus(from: HTMLElement, step: number): boolean {
  const all = [
    ...(from.closest('[data-waterfall]')?.querySelectorAll<HTMLElement>('[data-span-button]') ?? []),
  ];
  const target = all[all.indexOf(from) + step];
  target?.focus();
  return target !== undefined;
}
