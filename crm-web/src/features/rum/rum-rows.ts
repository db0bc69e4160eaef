import type { AttributeMap, SpanRecord } from '@octo/shared/otlp';
import { clientDevice } from './client-device';
import { errorFingerprint } from './error-fingerprint';
import { isVitalName, type StepKind } from './rum.schema';

const BROWSER_SUFFIX = '-browser';
const MAX_ATTRIBUTES_LENGTH = 2_000;
/** Kept in columns of their own, or the same for all steps of a session. */
const LEFT_OUT: ReadonlySet<string> = new Set(['browser.page.path', 'browser.view.id', 'server.address']);

/** What one batch of spans says about a session. */
export interface SessionRow {
  readonly sessionId: string;
  readonly app: string;
  readonly device: string;
  readonly browser: string;
  readonly os: string;
  readonly language: string | null;
  firstUs: number;
  lastUs: number;
  viewCount: number;
  actionCount: number;
  errorCount: number;
  orderNumber: string | null;
  entryPage: string | null;
  exitPage: string | null;
}

/** One step of a session. */
export interface StepRow {
  readonly sessionId: string;
  readonly atUs: number;
  readonly app: string;
  readonly viewId: string | null;
  readonly kind: StepKind;
  readonly name: string;
  readonly page: string;
  readonly durationUs: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly isError: boolean;
  readonly attributes: AttributeMap;
}

/** One vital of a page load. */
export interface VitalRow {
  readonly atUs: number;
  readonly app: string;
  readonly page: string;
  readonly device: string;
  readonly metric: string;
  readonly value: number;
  readonly sessionId: string;
  readonly traceId: string;
}

/** One error of a browser. */
export interface ErrorRow {
  readonly atUs: number;
  readonly fingerprint: string;
  readonly app: string;
  readonly release: string | null;
  readonly type: string;
  readonly message: string;
  readonly stack: string | null;
  readonly page: string;
  readonly sessionId: string;
  readonly traceId: string;
}

/** Rows that spans of browsers make. */
export interface RumRows {
  readonly sessions: Map<string, SessionRow>;
  readonly steps: StepRow[];
  readonly vitals: VitalRow[];
  readonly errors: ErrorRow[];
}

/** No rows yet. */
export function emptyRows(): RumRows {
  return { sessions: new Map(), steps: [], vitals: [], errors: [] };
}

/** Adds what a span says; spans that are not a browser's say nothing. */
export function addSpan(rows: RumRows, span: SpanRecord): void {
  const sessionId = text(span.resource['session.id']);
  if (!span.serviceName.endsWith(BROWSER_SUFFIX) || !/^[0-9a-f]{32}$/.test(sessionId)) return;
  const app = span.serviceName.slice(0, -BROWSER_SUFFIX.length);
  const page = text(span.attributes['browser.page.path']).slice(0, 200) || '/';
  const session = sessionOf(rows, span, { sessionId, app });
  session.firstUs = Math.min(session.firstUs, span.startedAtUs);
  session.lastUs = Math.max(session.lastUs, span.startedAtUs + span.durationUs);
  if (span.name === 'browser.web_vital') addVital(rows, span, { session, page });
  else addStep(rows, span, { session, page });
}

function addStep(rows: RumRows, span: SpanRecord, { session, page }: Place): void {
  const { sessionId, app } = session;
  const kind = kindOf(span);
  if (kind === 'load' || kind === 'navigation') {
    session.viewCount += 1;
    session.entryPage ??= page;
    session.exitPage = page;
  }
  if (kind === 'action') session.actionCount += 1;
  if (kind === 'error') {
    session.errorCount += 1;
    addError(rows, span, { session, page });
  }
  if (span.name === 'shop.checkout_complete')
    session.orderNumber = text(span.attributes['order.number']).slice(0, 40) || null;
  rows.steps.push({
    sessionId,
    atUs: span.startedAtUs,
    app,
    viewId: text(span.attributes['browser.view.id']).slice(0, 32) || null,
    kind,
    name: (kind === 'action' ? text(span.attributes['browser.action.name']) || span.name : span.name).slice(
      0,
      200,
    ),
    page,
    durationUs: span.durationUs,
    traceId: span.traceId,
    spanId: span.spanId,
    isError: span.statusCode === 2,
    attributes: boundedAttributes(span.attributes),
  });
}

function sessionOf(
  rows: RumRows,
  { resource, startedAtUs }: SpanRecord,
  { sessionId, app }: { readonly sessionId: string; readonly app: string },
): SessionRow {
  let session = rows.sessions.get(sessionId);
  if (!session) {
    session = {
      sessionId,
      app,
      ...clientDevice(text(resource['user_agent.original'])),
      language: text(resource['browser.language']).slice(0, 20) || null,
      firstUs: startedAtUs,
      lastUs: startedAtUs,
      viewCount: 0,
      actionCount: 0,
      errorCount: 0,
      orderNumber: null,
      entryPage: null,
      exitPage: null,
    };
    rows.sessions.set(sessionId, session);
  }
  return session;
}

interface Place {
  readonly session: SessionRow;
  readonly page: string;
}

function addVital(rows: RumRows, span: SpanRecord, { session, page }: Place): void {
  const metric = text(span.attributes['browser.web_vital.name']);
  const value = Number(span.attributes['browser.web_vital.value']);
  if (!isVitalName(metric) || !Number.isFinite(value) || value < 0) return;
  const { sessionId, app, device } = session;
  const { startedAtUs: atUs, traceId } = span;
  rows.vitals.push({ atUs, app, page, device, metric, value, sessionId, traceId });
}

function addError(rows: RumRows, span: SpanRecord, { session, page }: Place): void {
  const event = span.events.find(({ name }) => name === 'exception')?.attributes ?? {};
  const { app, sessionId } = session;
  const type = (text(event['exception.type']) || 'Error').slice(0, 120);
  const message = (text(event['exception.message']) || span.statusMessage || '').slice(0, 500);
  const stack = text(event['exception.stacktrace']) || null;
  rows.errors.push({
    atUs: span.startedAtUs,
    fingerprint: errorFingerprint({ app, type, message, stack }),
    app,
    release: text(span.resource['service.version']).slice(0, 60) || null,
    ...{ type, message, stack, page, sessionId, traceId: span.traceId },
  });
}

function kindOf({ name, kind }: SpanRecord): StepKind {
  switch (name) {
    case 'documentLoad':
      return 'load';
    case 'browser.navigation':
      return 'navigation';
    case 'browser.view':
      return 'stay';
    case 'browser.click':
      return 'action';
    case 'browser.exception':
      return 'error';
    default:
      return kind === 3 ? 'call' : 'event';
  }
}

function boundedAttributes(attributes: AttributeMap): AttributeMap {
  const kept = Object.fromEntries(Object.entries(attributes).filter(([key]) => !LEFT_OUT.has(key)));
  return JSON.stringify(kept).length > MAX_ATTRIBUTES_LENGTH ? {} : kept;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
