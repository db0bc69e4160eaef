import { createHash } from 'node:crypto';
import { type Context, ROOT_CONTEXT, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace-base';
import { describe, expect, it } from 'vitest';
import { isIgnoredPath, RequestSampler } from './sampler';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

function decide(
  ratio: number,
  given: { parent?: Context; attributes?: Record<string, string>; traceId?: string } = {},
) {
  const { parent = ROOT_CONTEXT, attributes = {}, traceId = TRACE } = given;
  const sampler = new RequestSampler(ratio);
  return sampler.shouldSample(parent, traceId, 'GET', SpanKind.SERVER, attributes, []).decision;
}

const remote = (traceFlags: TraceFlags) =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId: TRACE,
    spanId: 'b7ad6b7169203331',
    traceFlags,
    isRemote: true,
  });

describe('RequestSampler', () => {
  it('records all or nothing at the ends of the ratio', () => {
    expect(decide(1)).toBe(SamplingDecision.RECORD_AND_SAMPLED);
    expect(decide(0)).toBe(SamplingDecision.NOT_RECORD);
  });

  it('records about the share that was asked for', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) =>
      createHash('md5').update(String(index)).digest('hex'),
    );
    const count = ids.filter(
      (traceId) => decide(0.25, { traceId }) === SamplingDecision.RECORD_AND_SAMPLED,
    ).length;
    expect(count / ids.length).toBeCloseTo(0.25, 1);
  });

  it('follows the caller', () => {
    expect(decide(0, { parent: remote(TraceFlags.SAMPLED) })).toBe(SamplingDecision.RECORD_AND_SAMPLED);
    expect(decide(1, { parent: remote(TraceFlags.NONE) })).toBe(SamplingDecision.NOT_RECORD);
  });

  it('never records a health check, whoever asks', () => {
    expect(decide(1, { parent: remote(TraceFlags.SAMPLED), attributes: { 'url.path': '/health' } })).toBe(
      SamplingDecision.NOT_RECORD,
    );
  });

  it('never records what Next does outside of requests', () => {
    expect(decide(1, { attributes: { 'next.span_type': 'AppRender.getBodyResult' } })).toBe(
      SamplingDecision.NOT_RECORD,
    );
  });

  it.each(['/', '/products', '/api/cart/items', '/healthy-drones', '/orders/a.b', '/api/telemetry-report'])(
    "takes %s for a customer's request",
    (path) => expect(isIgnoredPath(path)).toBe(false),
  );
});
