import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { masked } from './action-name';
import { isOptedOut, rumChoice, storeChoice } from './consent';
import { errorSpan } from './errors';
import { PageView } from './page-view';
import { chooseRum, recordEvent, startRum } from './start-rum';

const storageWith = (entries: Record<string, string> = {}) => {
  const values = new Map(Object.entries(entries));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  });
  return values;
};
afterEach(() => vi.unstubAllGlobals());

describe('who is not recorded', () => {
  it.each([
    ['nobody said anything', {}, {}, false],
    ['Do Not Track', { doNotTrack: '1' }, {}, true],
    ['Global Privacy Control', { globalPrivacyControl: true }, {}, true],
    ['a no', {}, { 'octo-rum-consent': 'denied' }, true],
    ['a yes beside Do Not Track', { doNotTrack: '1' }, { 'octo-rum-consent': 'granted' }, false],
    ['a choice that nobody can have made', {}, { 'octo-rum-consent': 'x' }, false],
  ])('%s', (_, navigator, stored, expected) => {
    vi.stubGlobal('navigator', navigator);
    storageWith(stored as Record<string, string>);
    expect(isOptedOut()).toBe(expected);
  });

  it('remembers a choice, and leaves no id behind after a no', () => {
    const values = storageWith({ 'octo-session-id': 'a'.repeat(32), 'octo-session-seen': '1' });
    chooseRum(false);
    expect([...values]).toEqual([['octo-rum-consent', 'denied']]);
    storeChoice(true);
    expect(rumChoice()).toBe('granted');
  });

  it('touches nothing of the page', () => {
    const fetch = vi.fn();
    vi.stubGlobal('window', { fetch });
    vi.stubGlobal('navigator', { doNotTrack: '1' });
    const values = storageWith();
    startRum({ endpoint: '/api/rum/traces', serviceName: 's' });
    recordEvent('shop.search');
    expect(globalThis.window.fetch).toBe(fetch);
    expect(values.size).toBe(0);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('does without what a browser lacks', () => {
    vi.stubGlobal('window', {});
    expect(() => startRum({ endpoint: '/x', serviceName: 's' })).not.toThrow();
  });
});

describe('what is not recorded', () => {
  it.each([
    ['Add to cart', 'Add to cart'],
    ['Write to jane.doe@example.com now', 'Write to *** now'],
    ['Call +49 30 1234567', 'Call +49 30 ***'],
    ['  two \n lines ', 'two lines'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('of the label “%s”', (label, name) => expect(masked(label)).toBe(name));

  it('of an error, addresses of people', () => {
    vi.stubGlobal('location', new URL('http://shop.test/orders/123'));
    const span = errorSpan(new TypeError('no jane@example.com'), '');
    expect(span).toMatchObject({
      error: 'no ***',
      attributes: { 'browser.page.path': '/orders/{id}', 'error.type': 'TypeError' },
      events: [{ name: 'exception', attributes: { 'exception.message': 'no ***' } }],
    });
    expect(JSON.stringify(span)).not.toContain('jane');
  });
});

describe('PageView', () => {
  it('adds up what blocked the page, and begins anew after each end', () => {
    const view = new PageView('/products', 'a'.repeat(32), undefined);
    view.addLongTask(120);
    view.addLongTask(80, 12);
    expect(view.end().attributes).toMatchObject({
      'browser.long_task.count': 2,
      'browser.long_task.longest_ms': 120,
      'browser.long_task.blocked_ms': 82,
      'browser.view.id': view.id,
    });
    expect(view.end().attributes).toMatchObject({ 'browser.long_task.count': 0 });
  });
});

describe('the size of it', () => {
  it('is at most 15 kB gzip with everything, and at most 6 kB before the page has loaded', async () => {
    const sizeOf = async (external: string[]) => {
      const { outputFiles } = await build({
        entryPoints: [new URL('./index.ts', import.meta.url).pathname],
        ...{ bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, external },
      });
      return gzipSync(outputFiles[0]?.contents ?? '').byteLength;
    };
    const everything = await sizeOf([]);
    const first = await sizeOf(['web-vitals']);
    expect(first).toBeGreaterThan(1_000);
    expect(everything).toBeLessThanOrEqual(15_000);
    expect(first).toBeLessThanOrEqual(6_000);
  });
});
