/** Values that browser spans may carry. */
export type RumValue = string | number | boolean;

/** Attributes; undefined ones are left out. */
export type RumAttributes = Readonly<Record<string, RumValue | undefined>>;

/** A moment inside of a span. */
export interface RumSpanEvent {
  readonly name: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly atMs: number;
  readonly attributes?: RumAttributes;
}

/** A finished span, waiting to be sent. */
export interface RumSpan {
  readonly traceId: string;
  readonly spanId: string;
  parentSpanId?: string | undefined;
  readonly name: string;
  /** OTLP: 1 internal, 3 client. */
  readonly kind: 1 | 3;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: RumAttributes;
  readonly events?: readonly RumSpanEvent[];
  /** Set when the span failed. */
  readonly error?: string | undefined;
}

/** `bytes` random bytes as hex: 16 for a trace id, 8 for a span id. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Now, in milliseconds since the epoch with the precision that the browser grants; never runs backwards. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
