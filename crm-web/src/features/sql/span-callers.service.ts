import 'server-only';
import type { SpanRecord } from '@octo/shared/otlp';

/** What of a span is remembered until the statements below it are counted. */
interface KnownSpan {
  readonly name: string;
  readonly parentKey: string | null;
  readonly isCaller: boolean;
}

/** Who asked for a statement. */
export interface Caller {
  readonly name: string;
  readonly spanId: string;
  /** False while a span between the statement and its request has not come. */
  readonly isCertain: boolean;
}

const SERVER = 2;
const PRODUCER = 4;
const CONSUMER = 5;
/** Deeper than any trace of ours; also ends a circle in broken data. */
const MAX_DEPTH = 64;
const UNKNOWN = 'unknown';

/**
 * Spans of the last two rounds by their ids. Spans come when they end, so what asked for a statement comes after it,
 * often in a later batch.
 */
export class SpanCallers {
  private current = new Map<string, KnownSpan>();
  private previous = new Map<string, KnownSpan>();

  /** More than `limit` spans in one round are not remembered. */
  constructor(private readonly limit: number) {}

  /** Remembers a span. */
  add(span: SpanRecord): void {
    if (this.current.size >= this.limit) return;
    this.current.set(keyOf(span.traceId, span.spanId), {
      name: span.name,
      parentKey: span.parentSpanId === null ? null : keyOf(span.traceId, span.parentSpanId),
      isCaller: isCaller(span),
    });
  }

  /** The nearest route, page, action, job or delivery above a statement; without one, the topmost span known. */
  find(statement: { readonly traceId: string; readonly parentSpanId: string | null }): Caller {
    const { traceId, parentSpanId } = statement;
    if (parentSpanId === null) return { name: UNKNOWN, spanId: '', isCertain: true };
    let key: string | null = keyOf(traceId, parentSpanId);
    let nearest: Caller = { name: UNKNOWN, spanId: parentSpanId, isCertain: false };
    for (let depth = 0; key !== null && depth < MAX_DEPTH; depth += 1) {
      const span: KnownSpan | undefined = this.current.get(key) ?? this.previous.get(key);
      if (!span) return nearest;
      nearest = { name: span.name, spanId: key.slice(traceId.length), isCertain: span.isCaller };
      if (span.isCaller) return nearest;
      key = span.parentKey;
    }
    return { ...nearest, isCertain: true };
  }

  /** Begins a round: what the last but one knew is forgotten. */
  turn(): void {
    this.previous = this.current;
    this.current = new Map();
  }
}

const keyOf = (traceId: string, spanId: string) => traceId + spanId;

function isCaller({ kind, attributes }: SpanRecord): boolean {
  return (
    kind === SERVER ||
    kind === PRODUCER ||
    kind === CONSUMER ||
    'http.route' in attributes ||
    'octo.action' in attributes ||
    'job.name' in attributes
  );
}
