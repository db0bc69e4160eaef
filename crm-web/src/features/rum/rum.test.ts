import { describe, expect, it } from 'vitest';
import { clientDevice } from './client-device';
import { errorFingerprint, parseStack } from './error-fingerprint';
import { ratingOf } from './rum.schema';
import { toFunnel } from './rum.service';

describe('clientDevice', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      { device: 'desktop', browser: 'Chrome 140', os: 'Linux' },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      { device: 'phone', browser: 'Safari 18', os: 'iOS' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36',
      { device: 'phone', browser: 'Chrome 139', os: 'Android' },
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
      { device: 'tablet', browser: 'Chrome 139', os: 'Android' },
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      { device: 'desktop', browser: 'Edge 140', os: 'Windows' },
    ],
    ['', { device: 'desktop', browser: 'other', os: 'other' }],
  ])('reads %s', (userAgent, expected) => expect(clientDevice(userAgent)).toEqual(expected));
});

const V8 = `TypeError: x is undefined
    at add (https://shop.test/_next/static/chunks/a1b2.js:1:200)
    at async https://shop.test/_next/static/chunks/a1b2.js:3:4
    at new Promise (<anonymous>)`;
const GECKO = 'add@https://shop.test/_next/static/chunks/a1b2.js:1:200\n@https://shop.test/x.js:2:3';

describe('stacks of browsers', () => {
  it('are read as Chromium writes them', () => {
    expect(parseStack(V8)).toEqual([
      {
        functionName: 'add',
        file: 'https://shop.test/_next/static/chunks/a1b2.js',
        line: 1,
        column: 200,
      },
      {
        functionName: null,
        file: expect.stringContaining('a1b2.js'),
        line: 3,
        column: 4,
      },
    ]);
  });

  it('are read as Firefox and Safari write them', () => {
    expect(parseStack(GECKO).map(({ functionName, line }) => [functionName, line])).toEqual([
      ['add', 1],
      [null, 2],
    ]);
  });
});

describe('the fingerprint of an error', () => {
  const error = { app: 'shop', type: 'TypeError', message: 'item 12 of 40', stack: V8 };

  it('is the same whatever the numbers in the message and the host', () => {
    const other = { ...error, message: 'item 7 of 9', stack: V8.replaceAll('shop.test', 'www.example') };
    expect(errorFingerprint(other)).toBe(errorFingerprint(error));
    expect(errorFingerprint(error)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is another for another place, class or application', () => {
    const prints = [
      error,
      { ...error, stack: V8.replace(':1:200', ':1:201') },
      { ...error, type: 'RangeError' },
      { ...error, app: 'crm' },
    ].map(errorFingerprint);
    expect(new Set(prints).size).toBe(4);
  });
});

describe('what is shown', () => {
  it('rates by the thresholds, which belong to the better side', () => {
    expect([ratingOf('LCP', 2_500), ratingOf('LCP', 2_501), ratingOf('CLS', 0.26)]).toEqual([
      'good',
      'needs improvement',
      'poor',
    ]);
  });

  it('shows a funnel without visitors without shares', () => {
    const none = toFunnel({ visitors: 0, product: 0, cart: 0, checkout: 0, order: 0 });
    expect(none.map(({ shareOfAll }) => shareOfAll)).toEqual([null, null, null, null, null]);
  });

  it('shows the share that each step keeps', () => {
    const funnel = toFunnel({ visitors: 10, product: 8, cart: 4, checkout: 2, order: 1 });
    expect(funnel.at(-1)).toMatchObject({ shareOfAll: 0.1, shareOfPrevious: 0.5 });
  });
});
