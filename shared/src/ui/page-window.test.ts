import { expect, test } from 'vitest';
import { pageWindow } from './page-window';

test.each([
  [1, 1, [1]],
  [2, 3, [1, 2, 3]],
  [1, 9, [1, 2, 3, 4, 'gap', 9]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [4, 9, [1, 2, 3, 4, 5, 'gap', 9]],
  [9, 9, [1, 'gap', 6, 7, 8, 9]],
])('page %i of %i shows %j', (page, pageCount, entries) => {
  expect(pageWindow(page, pageCount)).toEqual(entries);
});
