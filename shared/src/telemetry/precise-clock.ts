const MAX_DRIFT_MS = 2;

let offsetMs = Date.now() - performance.now();

/**
 * Now, in milliseconds since the epoch, with microseconds after the point. The SDK's own times begin at whole
 * milliseconds, which puts statements of 0.3 ms into the wrong order. Follows the system clock when that is set.
 */
export function preciseNow(): number {
  const now = performance.now() + offsetMs;
  const wall = Date.now();
  // `Date.now()` cuts the fraction off, so up to one millisecond of difference is no drift.
  if (now - wall > MAX_DRIFT_MS || wall - now > MAX_DRIFT_MS) {
    offsetMs = wall - performance.now();
    return wall;
  }
  return now;
}
