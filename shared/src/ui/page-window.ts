/**
 * Page numbers to show: first, last, the current page with its neighbours, and `gap` between. A gap never hides a
 * single page. At most seven entries.
 */
export function pageWindow(page: number, pageCount: number): ReadonlyArray<number | 'gap'> {
  const wanted = new Set([1, pageCount, page - 1, page, page + 1]);
  if (page <= 3) for (const near of [2, 3, 4]) wanted.add(near);
  if (page >= pageCount - 2) for (const near of [3, 2, 1]) wanted.add(pageCount - near);
  const pages = [...wanted].filter((n) => n >= 1 && n <= pageCount).sort((a, b) => a - b);
  const entries: Array<number | 'gap'> = [];
  let last = 0;
  for (const n of pages) {
    if (n - last === 2) entries.push(n - 1);
    else if (n - last > 2) entries.push('gap');
    entries.push(n);
    last = n;
  }
  return entries;
}
