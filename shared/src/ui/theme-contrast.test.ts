import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastRatio, oklchToLinearRgb, readColourTokens, toHex } from './theme-colour';
import { THEME_STORAGE_KEY, themeColors, themeScript, themeScriptCspHash } from './theme-script';

const tokens = readColourTokens(readFileSync(new URL('./theme.css', import.meta.url), 'utf8'));
const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover'];
const states = ['ok', 'info', 'warn', 'danger', 'accent'];

/** Text pairs that the primitives use: 4.5:1 (WCAG 1.4.3). */
const textPairs: ReadonlyArray<readonly [text: string, ground: string]> = [
  ...['ink', 'ink-muted', 'ink-subtle', 'accent-ink'].flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ...states.flatMap((state) =>
    ['canvas', 'surface', 'raised', `${state}-surface`].map((ground) => [`${state}-ink`, ground] as const),
  ),
  ...states.flatMap((state) => [
    ['ink', `${state}-surface`] as const,
    ['ink-muted', `${state}-surface`] as const,
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-inverse', 'inverse'],
];

/** Edges of controls, marks, focus and chart series: 3:1 (WCAG 1.4.11). */
const markPairs: ReadonlyArray<readonly [mark: string, ground: string]> = [
  ...['line-strong', 'focus', 'accent', ...states, 'ink-subtle'].flatMap((mark) =>
    ['canvas', 'surface', 'raised'].map((ground) => [mark, ground] as const),
  ),
  ...[1, 2, 3, 4, 5, 6].map((series) => [`chart-${series}`, 'surface'] as const),
];

function ratioOf(front: string, back: string, theme: 'light' | 'dark'): number {
  const one = tokens.get(front);
  const other = tokens.get(back);
  if (one === undefined || other === undefined)
    throw new Error(`no opaque token ${front} or ${back} in theme.css`);
  return contrastRatio(one[theme], other[theme]);
}

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(textPairs)('text in %s can be read on %s', (text, ground) => {
    expect(ratioOf(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(markPairs)('%s can be seen on %s', (mark, ground) => {
    expect(ratioOf(mark, ground, theme)).toBeGreaterThanOrEqual(3);
  });

  test('browser chrome colour is the canvas', () => {
    expect(toHex(tokens.get('canvas')![theme])).toBe(themeColors[theme]);
  });
});

test('the colour arithmetic agrees with known values', () => {
  expect(contrastRatio(oklchToLinearRgb(1, 0, 0), oklchToLinearRgb(0, 0, 0))).toBeCloseTo(21, 3);
  expect(toHex(oklchToLinearRgb(0.62796, 0.25768, 29.23))).toBe('#ff0000');
});

test('the policy hash admits exactly the theme script', () => {
  const digest = createHash('sha256').update(themeScript).digest('base64');
  expect(themeScriptCspHash).toBe(`'sha256-${digest}'`);
  expect(themeScript).toContain(`'${THEME_STORAGE_KEY}'`);
});
