import type { Term } from './types';

/** Seconds. */
export const MINUTE = 60;
/** Seconds. */
export const HOUR = 3_600;
/** Requests by route template. */
export const SERVER = 'http.server.request.duration';
const FAILED = { 'http.response.status_code': { startsWith: '5' } } as const;
/** The sender: the alarm stands for each service alone. */
export const SERVICE = ['service'] as const;

/** Requests of a window. */
export const requests = (windowS: number): Term => ({ metric: SERVER, aggregate: 'count', windowS });
/** Requests of a window that failed. */
export const failures = (windowS: number): Term => ({ ...requests(windowS), where: FAILED });
/** A percentile of the duration of requests. */
export const latency = (aggregate: 'p95' | 'p99', windowS: number): Term => ({
  metric: SERVER,
  aggregate,
  windowS,
});
/** Payments of a window. */
export const payments = (windowS: number): Term => ({
  metric: 'payments_processed_total',
  aggregate: 'sum',
  windowS,
});
/** Payments of a window that took no money. */
export const failedPayments = (windowS: number): Term => ({
  ...payments(windowS),
  where: { status: { not: ['succeeded'] } },
});
/** A few payments that happen to fail say nothing about the provider. */
export const ENOUGH_PAYMENTS = 5;
/** Below so many requests a share says nothing. */
export const ENOUGH_REQUESTS = 20;
