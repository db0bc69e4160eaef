import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/api-test';
import { ROLES_BY_STRENGTH } from '../fixtures/operators';
import { crmRoutes } from './crm-routes';
import { expectProblem, send } from './problem';
import { badRequests } from './refusals';
import type { Operation, RouteCase } from './route-case';
import { shopRoutes } from './shop-routes';
import { fingerprint, makeWorld, untilSettled } from './world';

const ROUTES = [...shopRoutes, ...crmRoutes];
const APP_FOLDERS = { shop: '../../shop-web/src/app', crm: '../../crm-web/src/app' } as const;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const SERVICE_KEY = 'x-internal-service-key';

/** Route files of an application, as paths below `src/app`. */
function routeFiles(app: RouteCase['app']): string[] {
  return readdirSync(join(import.meta.dirname, APP_FOLDERS[app]), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|\/)route\.tsx?$/.test(file))
    .sort();
}

for (const app of ['shop', 'crm'] as const) {
  test(`every route of the ${app} is walked`, () => {
    const walked = ROUTES.filter((row) => row.app === app).map(({ file }) => file);
    expect(walked.sort()).toEqual(routeFiles(app));
  });
}

test.describe('bad input', () => {
  test.beforeAll(async ({ db }) => {
    await expect.poll(() => untilSettled(db), { timeout: 30_000 }).toBe(true);
  });

  for (const { app, file, operations } of ROUTES) {
    for (const operation of operations) {
      const title = `${app}: ${operation.method} ${file.replace(/\/route\.tsx?$/, '')}`;
      const hasRefusals = operation.body !== undefined || operation.bad !== undefined;
      const refuses = hasRefusals ? test : undefined;
      refuses?.(
        `${title} refuses what is wrong and changes nothing`,
        async ({ request, stack, db, operatorCookie }) => {
          const world = await makeWorld(db, stack, request);
          const baseUrl = app === 'shop' ? stack.shopUrl : stack.crmUrl;
          const before = await fingerprint(db);
          const credentials = await credentialsOf(operation);
          for (const { what, request: raw, ...refusal } of badRequests(operation, {
            baseUrl,
            world,
            credentials,
          })) {
            await expectProblem(await send(request, raw), refusal, what);
          }
          for (const [what, path] of Object.entries(operation.harmless ?? {})) {
            const answer = await send(request, {
              url: baseUrl + path(world),
              method: operation.method,
              headers: { ...credentials, ...operation.headers?.(world) },
            });
            expect.soft(answer.status(), `${what} as data`).toBe(200);
          }
          expect(await fingerprint(db), 'rows of the database').toEqual(before);

          async function credentialsOf({ auth }: Operation): Promise<Record<string, string>> {
            if (auth === 'public' || auth === 'customer') return {};
            if (auth === 'service') return { [SERVICE_KEY]: stack.serviceKey };
            return { cookie: await operatorCookie('admin') };
          }
        },
      );

      if (operation.auth === 'public' && operation.method === 'GET') continue;
      test(`${title} is closed to whoever may not call it`, async ({
        request,
        stack,
        db,
        operatorCookie,
      }) => {
        const world = await makeWorld(db, stack, request);
        const url = (app === 'shop' ? stack.shopUrl : stack.crmUrl) + operation.path(world);
        const { method, auth } = operation;
        const body = operation.body && JSON.stringify(operation.body(world));
        const good = {
          ...operation.headers?.(world),
          ...(body ? { 'content-type': 'application/json' } : {}),
        };
        const call = (headers: Record<string, string>) =>
          send(request, { url, method, headers: { ...good, ...headers }, ...(body ? { body } : {}) });
        const before = await fingerprint(db);

        if (auth === 'service') {
          const refused = { status: 401, code: 'invalid_service_key' };
          await expectProblem(await call({}), refused, 'no key');
          await expectProblem(await call({ [SERVICE_KEY]: '' }), refused, 'an empty key');
          await expectProblem(await call({ [SERVICE_KEY]: 'x'.repeat(43) }), refused, 'a wrong key');
          await expectProblem(
            await call({ [SERVICE_KEY]: stack.serviceKey.slice(0, -1) }),
            refused,
            'a part of the key',
          );
          await expectProblem(await call({ cookie: await operatorCookie('admin') }), refused, 'an operator');
        } else if (auth === 'customer') {
          const refused = { status: 401, code: 'unauthenticated' };
          await expectProblem(await call({}), refused, 'nobody');
          await expectProblem(await call({ cookie: 'octo_shop=x' }), refused, 'a cookie that is none');
          const foreign = `octo_shop=${'A'.repeat(43)}`;
          await expectProblem(await call({ cookie: foreign }), refused, 'a foreign cookie');
          const console = (await operatorCookie('admin')).replace('octo_console', 'octo_shop');
          await expectProblem(
            await call({ cookie: console }),
            refused,
            "an operator's session of the console",
          );
        } else if (auth !== 'public') {
          const refused = { status: 401, code: 'unauthenticated' };
          await expectProblem(await call({}), refused, 'nobody');
          await expectProblem(await call({ cookie: 'octo_console=x' }), refused, 'a cookie that is none');
          await expectProblem(
            await call({ cookie: `octo_console=${'A'.repeat(43)}` }),
            refused,
            'a foreign cookie',
          );
          for (const role of ROLES_BY_STRENGTH) {
            const answer = await call({ cookie: await operatorCookie(role) });
            if (auth.refusedRoles.includes(role)) {
              await expectProblem(answer, { status: 403, code: 'forbidden' }, `role ${role}`);
            } else {
              expect.soft(answer.status(), `role ${role}`).toBe(200);
            }
          }
        }
        if (method !== 'GET' && auth !== 'service') {
          const refused = { status: 403, code: 'cross_origin_refused' };
          await expectProblem(await call({ origin: 'https://elsewhere.example' }), refused, 'another site');
          await expectProblem(await call({ origin: 'null' }), refused, 'an opaque origin');
          await expectProblem(await call({ 'sec-fetch-site': 'cross-site' }), refused, 'a cross-site fetch');
        }
        expect(await fingerprint(db), 'rows of the database').toEqual(before);
      });
    }

    test(`${app}: ${file} knows its methods only`, async ({ request, stack, db }) => {
      const world = await makeWorld(db, stack, request);
      const known = operations.map(({ method }) => method as string);
      const [first] = operations;
      const url = (app === 'shop' ? stack.shopUrl : stack.crmUrl) + (first?.path(world) ?? '/');
      const before = await fingerprint(db);
      for (const method of METHODS.filter((name) => !known.includes(name))) {
        const answer = await send(request, { url, method });
        expect.soft(answer.status(), method).toBe(405);
        expect.soft(answer.headers()['content-type'], method).toBe('application/problem+json');
        expect.soft(answer.headers().allow?.split(', ').sort(), method).toEqual([...known].sort());
      }
      expect(await fingerprint(db), 'rows of the database').toEqual(before);
    });
  }
});
