import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainSpan } from './plain-span';
import { type OtlpSpan, spanSchema } from './trace-request';

const PLAIN = {
  traceId: 'a'.repeat(32),
  spanId: 'b'.repeat(16),
  name: 'GET /',
  kind: 2,
  startTimeUnixNano: '1700000000000000000',
  endTimeUnixNano: '1700000000000001000',
  attributes: [{ key: 'http.route', value: { stringValue: '/' } }],
  status: { code: 2, message: 'no' },
};

/** Values of which some are right somewhere and most are wrong. */
const anything = fc.oneof(
  ...[
    fc.constantFrom(
      undefined,
      null,
      '',
      0,
      6,
      -1,
      1.5,
      '12',
      12,
      true,
      [],
      {},
      'A'.repeat(32),
      '0'.repeat(16),
    ),
  ],
  fc.constant('c'.repeat(16)),
  fc.array(
    fc.record({
      key: fc.constantFrom('', 'k', 'k'.repeat(201), 7),
      value: fc.constantFrom(
        ...[
          undefined,
          null,
          {},
          { stringValue: 'x' },
          { stringValue: 7 },
          { intValue: '7' },
          { intValue: 'x' },
        ],
        ...[
          { boolValue: false },
          { doubleValue: 0.5 },
          { doubleValue: Number.NaN },
          { stringValue: 'x', a: 1 },
        ],
        { arrayValue: { values: [{ stringValue: 'x' }] } },
      ),
    }),
    { maxLength: 3 },
  ),
  fc.record({ code: fc.constantFrom(0, 2, 3, 'x'), message: fc.constantFrom(undefined, '', 'm', 7) }),
);

/** An empty list of events and none are the same to everybody who reads them. */
const withLists = (span: OtlpSpan | undefined) => ({
  ...span,
  events: span?.events ?? [],
  links: span?.links ?? [],
});

describe('A span of the usual shape', () => {
  it('is read without the schema', () => {
    expect(readPlainSpan(PLAIN)).toEqual(spanSchema.parse(PLAIN));
  });

  it('is what the schema would have made of it, whatever a sender writes', () => {
    const changed = fc
      .tuple(fc.constantFrom(...Object.keys(PLAIN), 'parentSpanId', 'events', 'links'), anything)
      .map(([field, value]) => ({ ...PLAIN, [field]: value }));
    fc.assert(
      fc.property(fc.oneof(changed, anything), (raw) => {
        const plain = readPlainSpan(raw);
        if (plain === null) return;
        const judged = spanSchema.safeParse(raw);
        expect(judged.success).toBe(true);
        expect(withLists(plain)).toEqual(withLists(judged.data));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is left to the schema as soon as it holds more', () => {
    const nested = [{ key: 'list', value: { arrayValue: { values: [{ stringValue: 'x' }] } } }];
    const event = { name: 'exception', timeUnixNano: '1' };
    expect(readPlainSpan({ ...PLAIN, attributes: nested })).toBeNull();
    expect(readPlainSpan({ ...PLAIN, events: [event] })).toBeNull();
    expect(readPlainSpan({ ...PLAIN, traceId: 'A'.repeat(32) })).toBeNull();
  });
});
