/** Waiting until a program answers. */

/** One GET. @returns the status code, or 0 when nothing answered in time */
export async function probe(url, timeoutMs = 2000) {
  // Not AbortSignal.timeout: Node 20 may collect such a signal while only fetch holds it, and nothing would end this.
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const response = await fetch(url, { signal: controller.signal, redirect: 'manual' });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Refused, reset or too slow: all the same to somebody who waits.
    return 0;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits until a URL answers 200, or the process behind it ends, or the time is over.
 * @throws with the last lines of the process
 */
export async function waitUntilReady({ url, child, timeoutMs = 60_000, intervalMs = 40 }) {
  const deadline = Date.now() + timeoutMs;
  let status = 0;
  while (Date.now() < deadline) {
    if (!child.isRunning()) throw new Error(`${child.name} ended while starting:\n${child.tail()}`);
    status = await probe(url);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  const answer = status === 0 ? 'no answer' : `answered ${status}`;
  throw new Error(
    `${child.name} was not ready after ${timeoutMs / 1000} s (${url}: ${answer}):\n${child.tail()}`,
  );
}
