/** No file of ours is longer than people can hold in mind. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_LINES = 400;
const CHECKED = /\.(ts|tsx|mjs|css)$/;
const NOT_CHECKED = /\/generated(\/|\.ts$)/;

/** How many lines a text has; a line end at the very end starts no further line. */
export function countLines(text) {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** @returns `{ checked, problems }` */
export function checkFileSizes(root, files) {
  const paths = files.filter((path) => CHECKED.test(path) && !NOT_CHECKED.test(path));
  const problems = [];
  for (const path of paths) {
    const lines = countLines(readFileSync(join(root, path), 'utf8'));
    if (lines > MAX_LINES) problems.push(`${path} has ${lines} lines; split it (at most ${MAX_LINES})`);
  }
  return { checked: paths.length, problems };
}
