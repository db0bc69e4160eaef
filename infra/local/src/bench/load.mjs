/** One measured phase: a steady load of one kind of work, timed per unit of work and not per request. */
import autocannon from 'autocannon';

/** p50, p95 and p99 of a list of milliseconds. */
export function percentiles(latencies) {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/**
 * Runs `requests` in a circle on every connection for `seconds`.
 * @param {object} phase
 * @param {string} phase.url base address
 * @param {(done: (ok: boolean, startedAt: number) => void) => object[]} phase.requests steps of one unit of work in
 *   autocannon's form; the last one calls `done` when the unit is complete
 * @returns units per second, percentiles, and how many units did not end as they should
 */
export async function runLoad({ url, requests, seconds, connections }) {
  const latencies = [];
  let unexpected = 0;
  const done = (ok, startedAt) => {
    if (ok) latencies.push(performance.now() - startedAt);
    else unexpected += 1;
  };
  const startedAt = performance.now();
  await autocannon({ url, requests: requests(done), duration: seconds, connections, timeout: 20 });
  const elapsedSeconds = (performance.now() - startedAt) / 1_000;
  return {
    rate: latencies.length / elapsedSeconds,
    ...percentiles(latencies),
    units: latencies.length,
    unexpected,
  };
}

/** A unit of work that is one GET. */
export function getOnce(path, headers = {}) {
  return (done) => [
    {
      method: 'GET',
      path,
      headers,
      setupRequest: (request, context) => {
        context.startedAt = performance.now();
        return request;
      },
      onResponse: (status, _body, context) => done(status === 200, context.startedAt),
    },
  ];
}
