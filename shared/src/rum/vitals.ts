import { type RumSpan, randomHex } from './span';

/** The load that vitals judge. */
export interface JudgedLoad {
  readonly traceId: string;
  readonly spanId: string;
  readonly page: string;
  readonly viewId: string;
}

/**
 * Measures the Core Web Vitals of a page load (https://web.dev/articles/vitals), each reported once: what is known when
 * the page is first hidden. The library comes when the page is idle, so it delays nothing; entries are buffered.
 */
export async function watchVitals(load: JudgedLoad, emit: (span: RumSpan) => void): Promise<void> {
  const { onCLS, onFCP, onINP, onLCP, onTTFB } = await import('web-vitals');
  const reported = new Set<string>();
  const report = (metric: { name: string; value: number; rating: string; navigationType: string }) => {
    if (reported.has(metric.name)) return;
    reported.add(metric.name);
    const atMs = performance.timeOrigin + performance.now();
    emit({
      traceId: load.traceId,
      spanId: randomHex(8),
      parentSpanId: load.spanId,
      name: 'browser.web_vital',
      kind: 1,
      startMs: atMs,
      endMs: atMs,
      attributes: {
        'browser.page.path': load.page,
        'browser.view.id': load.viewId,
        'browser.web_vital.name': metric.name,
        'browser.web_vital.value': Math.round(metric.value * 10_000) / 10_000,
        'browser.web_vital.rating': metric.rating,
        'browser.navigation.type': metric.navigationType,
      },
    });
  };
  for (const watch of [onTTFB, onFCP, onLCP, onCLS, onINP]) watch(report);
}
