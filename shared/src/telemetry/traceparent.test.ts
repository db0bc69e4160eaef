import { describe, expect, it } from 'vitest';
import { formatTraceparent, parseTraceparent } from './traceparent';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

describe('traceparent', () => {
  it('is read back as it was written', () => {
    const ids = { traceId: TRACE, spanId: SPAN, isSampled: true };
    expect(parseTraceparent(formatTraceparent(ids))).toEqual(ids);
    expect(parseTraceparent(formatTraceparent({ ...ids, isSampled: false }))?.isSampled).toBe(false);
  });

  it('of a later version is read by its first four parts', () => {
    expect(parseTraceparent(`cc-${TRACE}-${SPAN}-09-more`)).toMatchObject({
      traceId: TRACE,
      isSampled: true,
    });
  });

  it.each([
    undefined,
    null,
    '',
    'garbage',
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}`,
  ])('is refused when malformed: %s', (value) => expect(parseTraceparent(value)).toBeNull());
});
