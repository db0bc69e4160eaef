import { failedPayments, failures, requests } from './terms';
import type { Term } from './types';

/** What counts towards an objective. */
export interface Slo {
  readonly id: string;
  readonly title: string;
  /** What is promised, in one sentence. */
  readonly promise: string;
  /** Share of good events, 0..1. */
  readonly target: number;
  readonly windowDays: number;
  readonly total: Term;
  /** Events that were not good. */
  readonly bad:
    | { readonly kind: 'events'; readonly term: Term }
    /** Measurements above so much, in the unit of the metric. */
    | { readonly kind: 'above'; readonly bound: number };
  /** A label whose groups are shown apart. */
  readonly splitBy?: string;
}

const MINUTE = 60;
const CONSOLE = 'enterprise-crm-portal';
const SHOP = 'octo-drone-shop';
const of = (term: Term, where: Term['where']): Term => ({ ...term, where: { ...term.where, ...where } });
const vital = (metric: string): Term => ({
  metric: 'browser.web_vital',
  where: { metric },
  aggregate: 'count',
  windowS: MINUTE,
});

/** Every objective. A minute's events are counted once, so budgets and burn rates add up. */
export const SLOS: readonly Slo[] = [
  {
    id: 'shop-availability',
    title: 'Shop availability',
    promise: '99.9 % of the requests to the shop succeed, over 30 days.',
    target: 0.999,
    windowDays: 30,
    total: of(requests(MINUTE), { service: SHOP }),
    bad: { kind: 'events', term: of(failures(MINUTE), { service: SHOP }) },
    splitBy: 'http.route',
  },
  {
    id: 'shop-latency',
    title: 'Shop latency',
    promise: '95 % of the requests to the shop take less than 1 s, over 30 days.',
    target: 0.95,
    windowDays: 30,
    total: of(requests(MINUTE), { service: SHOP }),
    bad: { kind: 'above', bound: 1 },
    splitBy: 'http.route',
  },
  {
    id: 'payment-success',
    title: 'Payment success',
    promise: 'More than 90 % of payments succeed, over an hour and over 30 days.',
    target: 0.9,
    windowDays: 30,
    total: { metric: 'payments_processed_total', aggregate: 'sum', windowS: MINUTE },
    bad: { kind: 'events', term: failedPayments(MINUTE) },
    splitBy: 'country',
  },
  {
    id: 'console-availability',
    title: 'Console availability',
    promise: '99.5 % of the requests to the console succeed, over 30 days.',
    target: 0.995,
    windowDays: 30,
    total: of(requests(MINUTE), { service: CONSOLE }),
    bad: { kind: 'events', term: of(failures(MINUTE), { service: CONSOLE }) },
    splitBy: 'http.route',
  },
  {
    id: 'console-pages',
    title: 'Console pages',
    promise: '95 % of the pages for daily work take less than 750 ms, over 30 days.',
    target: 0.95,
    windowDays: 30,
    total: of(requests(MINUTE), {
      service: CONSOLE,
      'http.route': ['/', '/customers', '/orders', '/products'],
    }),
    // The nearest bound of the histogram below the 800 ms that are asked for.
    bad: { kind: 'above', bound: 0.75 },
    splitBy: 'http.route',
  },
  {
    id: 'console-api',
    title: 'Console API reads',
    promise: '95 % of the API reads of the console take less than 250 ms, over 30 days.',
    target: 0.95,
    windowDays: 30,
    total: of(requests(MINUTE), {
      service: CONSOLE,
      'http.route': { startsWith: '/api/' },
      'http.request.method': 'GET',
    }),
    bad: { kind: 'above', bound: 0.25 },
    splitBy: 'http.route',
  },
  {
    id: 'browser-lcp',
    title: 'Largest part of pages',
    promise: 'For 75 % of page views the largest part appears within 2.5 s, over 30 days.',
    target: 0.75,
    windowDays: 30,
    total: vital('LCP'),
    bad: { kind: 'above', bound: 2_500 },
    splitBy: 'app',
  },
  {
    id: 'browser-inp',
    title: 'Response to input',
    promise: '75 % of page views answer input within 200 ms, over 30 days.',
    target: 0.75,
    windowDays: 30,
    total: vital('INP'),
    bad: { kind: 'above', bound: 200 },
    splitBy: 'app',
  },
];

/** Windows over which the speed of burning is told, in hours. */
export const BURN_WINDOWS_HOURS = [1, 6, 24] as const;
