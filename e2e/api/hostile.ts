import fc from 'fast-check';
import { ATTACKS } from './attacks';
import type { Operation, RouteCase, World } from './route-case';

/** One request of the fuzz. */
export interface HostileRequest {
  readonly app: 'shop' | 'crm';
  readonly path: string;
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: string;
  };
}

/** Query strings that parsers stumble over. */
export const HOSTILE_QUERY = [
  '%',
  '%zz=1',
  'q=%00',
  'q=%ff%fe',
  '__proto__[x]=1',
  'q=1&q=2&q[]=3',
  '=',
  '&&&',
  'page=1e309',
];

const TEXTS = [
  ...Object.values(ATTACKS),
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u0000\ufeff',
  '𝕏'.repeat(200),
  'a'.repeat(5_000),
  '%0d%0aSet-Cookie: a=b',
  '-1',
  '1e309',
  'NaN',
  '__proto__',
  'constructor',
  '2147483648',
  '9007199254740993',
  "'||pg_sleep(5)||'",
  '{"$gt":""}',
  'http://169.254.169.254/',
];

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'grapheme', maxLength: 60 }));

const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e300, 2_147_483_648, [], {}, [[[[]]]]),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constant(nested(2_000)),
);

/** Brackets within brackets, as JSON text would hold them. */
function nested(depth: number): unknown {
  let inner: unknown = 1;
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { a: inner };
  return inner;
}

const POLLUTION = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}';

/** A header value that the client lets pass. */
const headerValue = fc
  .oneof(text, fc.string({ maxLength: 80 }))
  .map((given) => given.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 2_000));

const HEADER_NAMES = [
  'x-request-id',
  'x-correlation-id',
  'traceparent',
  'tracestate',
  'baggage',
  'cookie',
  'authorization',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'content-security-policy',
  'next-action',
  'next-router-state-tree',
  'next-router-prefetch',
  'rsc',
  'x-middleware-subrequest',
  'x-http-method-override',
  'accept-language',
  'if-none-match',
  'range',
  'origin',
  'idempotency-key',
];

const headers = fc.dictionary(fc.constantFrom(...HEADER_NAMES), headerValue, { maxKeys: 4 });

interface Setting {
  readonly world: World;
  readonly credentials: {
    readonly service: Readonly<Record<string, string>>;
    readonly operator: Readonly<Record<string, string>>;
  };
}

/**
 * Requests against every operation of the routes, each with something wrong: its body is hostile in whole or in one
 * member, its address has a hostile part, its headers lie. Nobody's cart is used, so that nothing could be changed by
 * a request that is accidentally good.
 */
export function hostileRequest(routes: readonly RouteCase[], setting: Setting): fc.Arbitrary<HostileRequest> {
  const operations = routes.flatMap(({ app, operations: list }) =>
    list.map((operation) => ({ app, operation })),
  );
  return fc.constantFrom(...operations).chain(({ app, operation }) =>
    fc
      .record({
        query: fc.option(
          fc.tuple(fc.constantFrom('q', 'page', 'sort', 'after', 'v', 'x', '__proto__'), text),
        ),
        rawQuery: fc.option(fc.constantFrom(...HOSTILE_QUERY), { freq: 8 }),
        part: fc.option(text),
        body: bodyOf(operation, setting.world),
        lies: headers,
        isKnown: fc.boolean(),
        type: fc.constantFrom(
          'application/json',
          'application/json',
          'application/json',
          'text/plain',
          'application/xml',
          'multipart/form-data; boundary=x',
          '',
        ),
      })
      .map(({ query, rawQuery, part, body, lies, isKnown, type }) => {
        const hasBody = operation.method !== 'GET';
        return {
          app,
          path: addressOf(operation.path(setting.world), part, query, rawQuery),
          init: {
            method: operation.method,
            headers: {
              ...(hasBody ? { 'content-type': type || 'application/json' } : {}),
              ...lies,
              ...(isKnown ? credentialsOf(operation, setting) : {}),
            },
            ...(hasBody ? { body } : {}),
          },
        };
      }),
  );
}

function credentialsOf({ auth }: Operation, { credentials }: Setting): Readonly<Record<string, string>> {
  if (auth === 'public') return {};
  return auth === 'service' ? credentials.service : credentials.operator;
}

function addressOf(
  path: string,
  part: string | null,
  query: [string, string] | null,
  rawQuery: string | null,
): string {
  const [plain = '/'] = path.split('?');
  const segments = plain.split('/');
  if (part !== null && segments.length > 3) segments[segments.length - 1] = encode(part);
  const search = rawQuery ?? (query ? `${encode(query[0])}=${encode(query[1])}` : '');
  return segments.join('/') + (search ? `?${search}` : '');
}

/** Half a surrogate pair cannot be encoded. */
function encode(given: string): string {
  return encodeURIComponent(given.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

function bodyOf(operation: Operation, world: World): fc.Arbitrary<string> {
  const good = operation.body?.(world) ?? {};
  const members = Object.keys(good);
  const spoiled =
    members.length === 0
      ? value.map((given) => JSON.stringify({ x: given }))
      : fc
          .tuple(fc.constantFrom(...members), value)
          .map(([name, given]) => JSON.stringify({ ...good, [name]: given, fuzz: true }));
  return fc.oneof(
    spoiled,
    value.map((given) => JSON.stringify(given) ?? 'null'),
    fc.constantFrom(
      POLLUTION,
      '{',
      '[',
      '{"a":',
      '\u0000',
      'a=b',
      '"',
      '[]',
      `{"a":"${'x'.repeat(100_000)}"}`,
    ),
    fc.string({ maxLength: 200 }),
  );
}
