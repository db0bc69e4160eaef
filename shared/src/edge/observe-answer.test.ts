import type { IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SecurityEventRow, startSecurityEvents } from '../security';
import { observeAnswer } from './observe-answer';
import { classOf } from './request-class';

const rows: SecurityEventRow[] = [];
let stop: () => Promise<void>;
beforeEach(() => {
  rows.length = 0;
  stop = startSecurityEvents('octo-drone-shop', async (batch) => void rows.push(...batch));
});
afterEach(() => stop());

async function attacksOf(url: string, status = 200): Promise<(string | undefined)[]> {
  const request = { url, method: 'GET' } as IncomingMessage;
  observeAnswer(request, status, classOf(url, {}), `203.0.113.${rows.length + 1}`);
  await stop();
  return rows.map(({ attackType }) => attackType);
}

describe('what an address shows', () => {
  it.each([
    [`/products?q=${encodeURIComponent("1' UNION SELECT password FROM users--")}`, 'sqli'],
    ['/products?q=%3Cscript%3Ealert(1)%3C/script%3E', 'xss'],
    ['/login?returnTo=https://evil.example/', 'open_redirect'],
    ['/.env', 'info_disclosure'],
  ])('%s is recorded as %s, also when a page answers it', async (url, type) => {
    expect(await attacksOf(url)).toEqual([type]);
  });

  it.each([
    "/products?q=O'Brien%20%26%20Sons&category=cargo&min=10",
    '/products?q=select+size+of+union+jack',
    '/login?returnTo=/orders?status=paid',
    '/products?',
  ])('%s is ordinary', async (url) => {
    expect(await attacksOf(url)).toEqual([]);
  });

  it('leaves the query of a route to the route', async () => {
    expect(await attacksOf('/api/products?q=%3Cscript%3Ex')).toEqual([]);
  });
});
