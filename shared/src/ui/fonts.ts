import localFont from 'next/font/local';

// next/font reads its options at build time, so the paths must be literals; npm hoists the two font packages to
// the root of the workspace. The sans is preloaded because it paints the first headline. Stand-ins of the same widths
// are in fallback-fonts.css; next/font's own knows only the regular weight of Arial.
const geist = localFont({
  src: '../../../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  preload: true,
  adjustFontFallback: false,
});

const geistMono = localFont({
  src: '../../../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  style: 'normal',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
});

/** Class for `<html>`: defines `--font-geist` and `--font-geist-mono`, which theme.css reads. */
export const fontVariables: string = `${geist.variable} ${geistMono.variable}`;
