import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './forms';

const OWN = 'https://app.example';
const options = { refused: /^\/(?:login|api)(?:\/|$)/, fallback: '/' };
const read = (text: string) => safeReturnPath(text, options);

/** Pieces of addresses that readers of addresses disagree about. */
const piece = fc.constantFrom(
  '/',
  '//',
  '\\',
  '/\\',
  '.',
  '..',
  '%2f',
  '%5c',
  '%2e',
  '@',
  ':',
  '?',
  '#',
  ';',
  'https:',
  'javascript:',
  'data:',
  'evil.example',
  'app.example',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u00a0',
  ' ',
  'login',
  'api',
  'ok',
  '[::1]',
  '%00',
  '％',
  '／',
  '。',
);
const address = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.webUrl(),
);

describe('safeReturnPath', () => {
  it('stays in the application, however the address is written', () => {
    fc.assert(
      fc.property(address, (text) => {
        const path = read(text);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(path).not.toMatch(/[\p{Cc}\\]/u);
        const url = new URL(path, OWN);
        expect(url.origin).toBe(OWN);
        expect(options.refused.test(url.pathname)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('changes nothing when it is asked again', () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(read(read(text))).toBe(read(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps ordinary pages with their queries', () => {
    for (const path of ['/', '/orders?status=paid&q=a%20b', '/products/hex-1', '/loginish'])
      expect(read(path)).toBe(path);
    expect(read('/login')).toBe('/');
    expect(read('/x/../api/cart')).toBe('/');
  });
});
