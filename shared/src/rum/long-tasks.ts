/** Tells of frames (Chromium) or tasks that blocked the page; `blockingMs` where the browser measured it. */
export function watchLongTasks(report: (durationMs: number, blockingMs?: number) => void): void {
  const supported = globalThis.PerformanceObserver?.supportedEntryTypes ?? [];
  const type = ['long-animation-frame', 'longtask'].find((name) => supported.includes(name));
  if (!type) return;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      report(entry.duration, (entry as PerformanceEntry & { blockingDuration?: number }).blockingDuration);
    }
  }).observe({ type, buffered: true });
}
