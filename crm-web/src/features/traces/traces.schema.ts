import { defineContract } from '@octo/shared/contracts';
import { z } from 'zod';

/** A trace id in the address: 32 hex digits, any case. */
export const traceIdSchema = z
  .string()
  .trim()
  .regex(/^(?!0{32})[0-9a-fA-F]{32}$/, 'must be a trace id: 32 hex digits')
  .transform((value) => value.toLowerCase());

/** A span in the address; anything else counts as none. */
export const spanParam = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .optional()
  .catch(undefined);

/** What the list can show: what people did, what failed, what the applications did by themselves. */
export const TRACE_SELECTIONS = ['requests', 'errors', 'jobs'] as const;

/** One of {@link TRACE_SELECTIONS}. */
export type TraceSelection = (typeof TRACE_SELECTIONS)[number];

/** What a span tells beside its times; decoded JSON. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | AttributeValue[]
  | { [key: string]: AttributeValue };

/** A piece of time inside of a trace, in microseconds from its start. */
export type Segment = readonly [fromUs: number, toUs: number];

/** What a span does, as its icon shows it. */
export type SpanCategory = 'browser' | 'server' | 'client' | 'database' | 'event' | 'internal';

/** One line of the waterfall. */
export interface SpanRow {
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly serviceName: string;
  readonly name: string;
  readonly category: SpanCategory;
  /** 0 for roots. */
  readonly depth: number;
  readonly descendantCount: number;
  /** From the start of the trace, after the clocks were aligned. */
  readonly offsetUs: number;
  readonly durationUs: number;
  /** By how much the span was moved, because its clock disagreed with its parent's. */
  readonly clockShiftUs: number;
  /** Time in which no child runs. */
  readonly selfSegments: readonly Segment[];
  /** Time in which the trace waits for this span and for nothing below it. */
  readonly criticalSegments: readonly Segment[];
  readonly isError: boolean;
  readonly statusMessage: string | null;
  /** The parent was not received (yet). */
  readonly isOrphan: boolean;
  /** SQL text with placeholders; binds are never recorded. */
  readonly sql: string | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly resource: Readonly<Record<string, AttributeValue>>;
  readonly events: readonly SpanEventRow[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** Something that happened at one instant of a span. */
export interface SpanEventRow {
  readonly name: string;
  readonly offsetUs: number;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** A service of a trace. */
export interface TraceService {
  readonly name: string;
  readonly spanCount: number;
  readonly errorCount: number;
}

/** A whole trace, ready to draw. */
export interface TraceView {
  readonly traceId: string;
  /** Name of the span that says best what this was. */
  readonly title: string;
  /** ISO instant of the earliest span. */
  readonly startedAt: string;
  readonly durationUs: number;
  /** Depth first, children by start. */
  readonly rows: readonly SpanRow[];
  /** By first appearance. */
  readonly services: readonly TraceService[];
  readonly errorCount: number;
  readonly sqlCount: number;
  /** More spans exist than are shown. */
  readonly isTruncated: boolean;
}

/** The traces that belong to an order. */
export interface OrderTracesView {
  readonly purchase: TraceView | null;
  readonly sync: TraceView | null;
}

/** One line of the list of traces. */
export interface TraceSummary {
  readonly traceId: string;
  readonly name: string;
  readonly serviceName: string;
  readonly startedAt: string;
  readonly durationUs: number;
  readonly isError: boolean;
  readonly spanCount: number;
}

/** A trace as a file that other tools read. */
export const traceOtlpContract = defineContract({
  id: 'traces.download',
  method: 'GET',
  path: '/api/traces/{traceId}/otlp',
  summary: 'The spans of a trace as OTLP/HTTP JSON, which any receiver of traces takes.',
  auth: 'session',
  params: z.object({ traceId: traceIdSchema }),
  response: z.object({ resourceSpans: z.array(z.unknown()) }),
  errors: ['unauthenticated', 'forbidden', 'validation_failed', 'not_found', 'observatory_off'],
});
