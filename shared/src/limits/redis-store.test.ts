import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { redisStore } from './redis-store';

let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
});

/** As much of Redis as the store uses, over its own protocol: EVAL of the one script, GET, and what a client asks first. */
async function startRedis() {
  const values = new Map<string, { count: number; keptMs: number }>();
  const answer = ([command = '', ...args]: readonly string[]): string => {
    switch (command.toUpperCase()) {
      case 'INFO':
        return '$14\r\nredis_mode:one\r\n';
      case 'EVAL': {
        const [, , key = '', requests = '0', keptMs = '0'] = args;
        const value = values.get(key) ?? { count: 0, keptMs: Number(keptMs) };
        value.count += Number(requests);
        values.set(key, value);
        return `:${value.count}\r\n`;
      }
      case 'GET': {
        const value = values.get(args[0] ?? '');
        const text = String(value?.count);
        return value ? `$${text.length}\r\n${text}\r\n` : '$-1\r\n';
      }
      default:
        return '+OK\r\n';
    }
  };
  server = createServer((socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      for (let parsed = readCommand(text); parsed; parsed = readCommand(text)) {
        text = parsed.rest;
        socket.write(answer(parsed.parts));
      }
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, values };
}

/** One array of bulk strings (https://redis.io/docs/latest/develop/reference/protocol-spec/); ASCII is enough here. */
function readCommand(text: string): { readonly parts: readonly string[]; readonly rest: string } | null {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (!head) return null;
  let rest = text.slice(head[0].length);
  const parts: string[] = [];
  for (let left = Number(head[1]); left > 0; left -= 1) {
    const length = /^\$(\d+)\r\n/.exec(rest);
    const size = Number(length?.[1]);
    if (!length || rest.length < length[0].length + size + 2) return null;
    parts.push(rest.slice(length[0].length, length[0].length + size));
    rest = rest.slice(length[0].length + size + 2);
  }
  return { parts, rest };
}

const key = { policy: 'login', keyHash: 'a'.repeat(64), window: 7, windowSeconds: 300 };

it('counts for all who share a Redis, and lets it forget', async () => {
  const { url, values } = await startRedis();
  const stores = [redisStore(url), redisStore(url)];
  const totals = await Promise.all(
    Array.from({ length: 20 }, (_, index) => stores[index % 2]?.add(key, 1) ?? 0),
  );
  expect(totals.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(await stores[0]?.read(key)).toBe(20);
  expect(await stores[0]?.read({ ...key, window: 6 })).toBe(0);
  expect([...values.values()].map(({ keptMs }) => keptMs)).toEqual([600_000]);
  for (const store of stores) await store.close();
});

it('fails soon when nobody answers, so that a policy can decide', async () => {
  const store = redisStore('redis://127.0.0.1:1');
  await expect(store.add(key, 1)).rejects.toThrow();
  await store.close();
});
