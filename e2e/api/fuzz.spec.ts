import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from '../fixtures/api-test';
import { crmRoutes } from './crm-routes';
import { HOSTILE_QUERY, hostileRequest } from './hostile';
import { shopRoutes } from './shop-routes';
import { fingerprint, makeWorld, untilSettled } from './world';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const AT_ONCE = 16;
const TIME_LIMIT_MS = 150_000;

/** Things that no answer may say. */
const INTERNALS = /node_modules|\bat [\w.<]+ \(|\.tsx?:\d|prisma|sqlstate|ECONN|stack trace/i;

test('random and hostile requests get refusals, change nothing, and others are served meanwhile', async ({
  stack,
  db,
  request,
  operatorCookie,
}) => {
  test.setTimeout(TIME_LIMIT_MS + 60_000);
  await expect.poll(() => untilSettled(db), { timeout: 30_000 }).toBe(true);
  const world = await makeWorld(db, stack, request);
  const before = await fingerprint(db);
  const cookie = await operatorCookie('admin');
  const arbitrary = hostileRequest([...shopRoutes, ...crmRoutes], {
    world,
    credentials: { service: { 'x-internal-service-key': stack.serviceKey }, operator: { cookie } },
  });
  const requests = fc.sample(arbitrary, { numRuns: REQUESTS, seed: 20261121 });
  const findings: string[] = [];
  const statuses: Record<number, number> = {};
  const deadline = Date.now() + TIME_LIMIT_MS;
  let sent = 0;

  const worker = async (): Promise<void> => {
    for (let next = requests.pop(); next && Date.now() < deadline; next = requests.pop()) {
      const { app, path, init } = next;
      sent += 1;
      const answer = await fetch((app === 'shop' ? stack.shopUrl : stack.crmUrl) + path, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      });
      const text = await answer.text();
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
      const isBad = answer.status >= 500 || (answer.status >= 400 && INTERNALS.test(text));
      if (isBad && findings.length < 20)
        findings.push(
          `${answer.status} ${JSON.stringify({ app, path, init }).slice(0, 600)} ${text.slice(0, 200)}`,
        );
    }
  };

  let served = 0;
  let isOver = false;
  const visitor = async (): Promise<void> => {
    while (!isOver) {
      const answer = await fetch(`${stack.shopUrl}/api/products?pageSize=12`);
      await answer.arrayBuffer();
      if (answer.status !== 200) findings.push(`a visitor got ${answer.status}`);
      served += 1;
    }
  };
  const visitors = visitor();
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  isOver = true;
  await visitors;

  expect(findings).toEqual([]);
  expect(sent, JSON.stringify(statuses)).toBe(REQUESTS);
  const refused = Object.entries(statuses).reduce(
    (sum, [status, count]) => sum + (Number(status) >= 400 ? count : 0),
    0,
  );
  expect(refused, `refusals among ${JSON.stringify(statuses)}`).toBeGreaterThan(REQUESTS / 4);
  expect(served, 'answers that the visitor got meanwhile').toBeGreaterThan(100);
  expect(await fingerprint(db), 'rows of the database').toEqual(before);
});

test('what is no HTTP is refused at the door', async ({ stack }) => {
  const { hostname, port } = new URL(stack.shopUrl);
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      // A connection that is cut without an answer is a refusal too.
      socket.on('error', () => resolve(answer));
      socket.on('close', () => resolve(answer));
      socket.setTimeout(5_000, () => socket.destroy());
      socket.write(text);
    });
  const heads = [
    'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\u0000c\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nBad Header: 1\r\n\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(40_000)}\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'NONSENSE\r\n\r\n',
    'POST /api/cart/items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
  ];
  for (const head of heads) {
    const answer = await raw(head);
    expect
      .soft(
        answer === '' || /^HTTP\/1\.1 4\d\d /.test(answer),
        `${head.slice(0, 60)} → ${answer.slice(0, 60)}`,
      )
      .toBe(true);
  }
  for (const query of HOSTILE_QUERY) {
    const answer = await raw(`GET /api/products?${query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect.soft(answer, query).toMatch(/^HTTP\/1\.1 (?:200|400) /);
  }
});
