import { z } from 'zod';
import { attributes, hexId, resourceSchema, unixNano } from './fields';

/**
 * Request of `POST /v1/traces` in OTLP/HTTP JSON
 * (https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding): ids are hex, 64-bit integers may come as text,
 * unknown fields are ignored.
 */

const eventSchema = z.object({
  timeUnixNano: unixNano,
  name: z.string().default(''),
  attributes,
});

const linkSchema = z.object({ traceId: hexId(32), spanId: hexId(16), attributes });

/** One span in OTLP JSON. */
export const spanSchema = z.object({
  traceId: hexId(32),
  spanId: hexId(16),
  parentSpanId: z
    .union([z.literal(''), hexId(16)])
    .nullish()
    .transform((value) => value || undefined),
  name: z.string().min(1),
  kind: z.number().int().min(0).max(5).default(0),
  startTimeUnixNano: unixNano,
  endTimeUnixNano: unixNano,
  attributes,
  events: z.array(eventSchema).max(128).optional(),
  links: z.array(linkSchema).max(128).optional(),
  status: z
    .object({ code: z.number().int().min(0).max(2).default(0), message: z.string().optional() })
    .nullish()
    .transform((value) => value ?? undefined),
});

const scopeSchema = z.object({ name: z.string().optional(), version: z.string().optional() });

const requestOf = <S extends z.ZodType>(span: S, maxSpans: number) =>
  z.object({
    resourceSpans: z
      .array(
        z.object({
          resource: resourceSchema.nullish(),
          scopeSpans: z
            .array(z.object({ scope: scopeSchema.nullish(), spans: z.array(span).max(maxSpans).default([]) }))
            .max(256)
            .default([]),
        }),
      )
      .max(256)
      .default([]),
  });

/** A request whose spans are all valid. */
export const strictTraceRequestSchema = (maxSpans: number) => requestOf(spanSchema, maxSpans);

/** A request whose frame is valid; its spans are judged one by one, for a partial success. */
export const tolerantTraceRequestSchema = requestOf(z.unknown(), 10_000);

/** A valid OTLP span. */
export type OtlpSpan = z.output<typeof spanSchema>;
/** A request with valid spans. */
export type OtlpTraceRequest = z.output<ReturnType<typeof strictTraceRequestSchema>>;
/** A request with spans not yet judged. */
export type TolerantTraceRequest = z.output<typeof tolerantTraceRequestSchema>;
