import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/api-test';
import { describeOutcomes } from './outcomes';
import { addressOf, allRoutes, type Route, readSamples } from './routes';
import { makeCredentials, SUBJECTS } from './subjects';

/** Who gets where, committed; `ACCESS_MATRIX=write` writes it anew, and the difference is there to be read. */
const FILE = join(import.meta.dirname, 'matrix.json');

/** How an application answered somebody, as far as access goes. */
function outcomeOf(status: number, location: string | undefined): string {
  if (status === 401) return 'unknown';
  if (status === 403) return 'refused';
  if (status === 404) return 'hidden';
  if (status >= 300 && status < 400 && location) {
    const { pathname } = new URL(location, 'http://x');
    return ['/login', '/sign-in'].includes(pathname) ? 'sign-in' : `to ${pathname}`;
  }
  // What a route finds wrong with an empty body it finds after it let the caller in.
  return status < 500 ? 'open' : `${status}`;
}

function keyOf({ app, method, template }: Route): string {
  return `${app} ${method} ${template}`;
}

test('everybody gets exactly where the access matrix says', async ({ stack, db }) => {
  test.setTimeout(240_000);
  const samples = await readSamples(db);
  const credentials = await makeCredentials(db, stack.serviceKey, samples);
  const found: Record<string, string> = {};
  for (const route of allRoutes()) {
    const url = (route.app === 'shop' ? stack.shopUrl : stack.crmUrl) + addressOf(route, samples);
    const outcomes = await Promise.all(
      SUBJECTS.map(async (subject) => {
        const isWrite = route.method !== 'GET' && route.method !== 'DELETE';
        const answer = await fetch(url, {
          method: route.method,
          redirect: 'manual',
          headers: {
            ...credentials[subject],
            ...(route.isPage ? { accept: 'text/html' } : {}),
            ...(isWrite ? { 'content-type': 'application/json' } : {}),
          },
          // Nobody's good call: nothing may change while the doors are tried.
          ...(isWrite ? { body: '{"matrix":true}' } : {}),
        });
        await answer.arrayBuffer();
        return outcomeOf(answer.status, answer.headers.get('location') ?? undefined);
      }),
    );
    found[keyOf(route)] = describeOutcomes(SUBJECTS, outcomes);
  }
  if (process.env.ACCESS_MATRIX === 'write') {
    writeFileSync(FILE, `${JSON.stringify({ subjects: SUBJECTS, routes: found }, null, 2)}\n`);
  }
  expect(
    Object.entries(found).filter(([, outcomes]) => /: 5\d\d/.test(outcomes)),
    'failures',
  ).toEqual([]);
  const committed = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { routes: {} };
  expect(found, 'a route without a row, or a door that opened or closed').toEqual(committed.routes);
});
