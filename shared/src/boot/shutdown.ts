import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { getLogger } from '../telemetry';

const LAST_WORK_MS = 2_000;

// A bundler may instantiate this module once per entry point; the process ends once.
const KEY = Symbol.for('octo.boot.shutdown');
const holder = globalThis as typeof globalThis & { [KEY]?: Set<() => Promise<void>> };

/** Has `finish` called when the process ends in order: after the last request, before the pools are closed. */
export function atShutdown(finish: () => Promise<void>): void {
  holder[KEY] ??= new Set();
  holder[KEY].add(finish);
}

/**
 * Runs everything that was given to `atShutdown`, side by side, and waits for it at most so long. Never throws: what
 * fails or takes longer is lost, as it would be in a crash.
 */
export async function finishWork(limitMs = LAST_WORK_MS): Promise<void> {
  const all = [...(holder[KEY] ?? [])];
  holder[KEY]?.clear();
  if (all.length === 0) return;
  const log = getLogger('boot');
  const ended = Promise.all(
    all.map((finish) =>
      Promise.resolve()
        .then(finish)
        .catch((error: unknown) => log.warn({ err: error }, 'Work in memory could not be finished')),
    ),
  );
  const enough = new AbortController();
  const late = setTimeout(limitMs, 'late' as const, { signal: enough.signal }).catch(() => undefined);
  if ((await Promise.race([ended, late])) === 'late')
    log.warn({ limitMs }, 'Work in memory was not finished in time');
  enough.abort();
}

/**
 * Lets the process exit only when `work` has settled. The framework exits as soon as it has answered the requests
 * under way, which in a quiet process is at once, and offers no way to wait for anybody else.
 */
export function holdExit(work: Promise<unknown>): void {
  const exit = process.exit.bind(process);
  const settled = work
    .catch(() => undefined)
    .finally(() => {
      process.exit = exit;
    });
  process.exit = ((code) => void settled.then(() => exit(code))) as typeof process.exit;
}
