import 'server-only';
import type { Redis } from 'ioredis';
import { getLogger } from '../telemetry';
import type { RateLimitStore, WindowKey } from './store';

/** A count is asked for while a request waits: late is as bad as never. */
const COMMAND_TIMEOUT_MS = 500;

/** Adds and, with the first request of a window, says when it may be forgotten: one step, so no key stays for ever. */
const ADD = `
local count = redis.call('INCRBY', KEYS[1], ARGV[1])
if count == tonumber(ARGV[1]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return count`;

const nameOf = ({ policy, keyHash, window }: WindowKey) => `octo:limits:${policy}:${keyHash}:${window}`;

/** Counts in Redis: a script per call, which Redis runs alone. The client is loaded and connected on first use. */
export function redisStore(url: string): RateLimitStore {
  let connecting: Promise<Redis> | undefined;
  const client = (): Promise<Redis> => {
    connecting ??= connect(url);
    return connecting;
  };
  return {
    add: async (key, requests) => {
      const redis = await client();
      // A window matters until the one after it is over.
      const keptMs = key.windowSeconds * 2_000;
      return Number(await redis.eval(ADD, 1, nameOf(key), String(requests), String(keptMs)));
    },
    read: async (key) => {
      const redis = await client();
      return Number((await redis.get(nameOf(key))) ?? 0);
    },
    forget: async () => undefined,
    close: async () => {
      (await connecting)?.disconnect();
    },
  };
}

async function connect(url: string): Promise<Redis> {
  const { Redis: Client } = await import('ioredis');
  const log = getLogger('limits');
  const redis = new Client(url, {
    commandTimeout: COMMAND_TIMEOUT_MS,
    connectTimeout: COMMAND_TIMEOUT_MS * 4,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: true,
  });
  // It reconnects by itself; the caller of each command learns of the outage and follows its policy.
  redis.on('error', (error: Error) => log.debug({ err: error }, 'Redis is away'));
  return redis;
}
