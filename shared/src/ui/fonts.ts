import localFont from 'next/font/local';

// next/font reads its options at build time, so the paths must be literals; npm hoists the two font packages to
// the root of the workspace. The sans is preloaded because it paints the first headline; the mono is not, its
// fallbacks share the advance width of 0.6em, so swapping moves nothing.
const geist = localFont({
  src: '../../../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  preload: true,
  adjustFontFallback: 'Arial',
});

const geistMono = localFont({
  src: '../../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  fallback: ['ui-monospace', 'SFMono-Regular', 'Menlo', 'Consolas', 'monospace'],
});

/** Class for `<html>`: defines `--font-geist` and `--font-geist-mono`, which theme.css reads. */
export const fontVariables: string = `${geist.variable} ${geistMono.variable}`;
