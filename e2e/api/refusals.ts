import type { RawRequest, Refusal } from './problem';
import { type BadCall, type Operation, type World, WRONG_VALUES } from './route-case';

/** One call that must be refused. */
export interface BadRequest extends Refusal {
  readonly what: string;
  readonly request: RawRequest;
}

interface Setting {
  readonly baseUrl: string;
  readonly world: World;
  /** Headers by which a good call proves who it is. */
  readonly credentials: Readonly<Record<string, string>>;
}

const INVALID = { status: 400, code: 'validation_failed' } as const;
const UNREADABLE = { status: 400, code: 'bad_request' } as const;
const WRONG_TYPE = { status: 415, code: 'unsupported_media_type' } as const;
const TOO_LARGE = { status: 413, code: 'payload_too_large' } as const;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Every bad call of an operation: those that its row lists and those that follow from its shape. */
export function badRequests(operation: Operation, setting: Setting): BadRequest[] {
  const { baseUrl, world, credentials } = setting;
  const good = (): RawRequest => ({
    url: baseUrl + operation.path(world),
    method: operation.method,
    headers: {
      ...credentials,
      ...operation.headers?.(world),
      ...(operation.body ? JSON_TYPE : {}),
    },
    ...(operation.body ? { body: JSON.stringify(operation.body(world)) } : {}),
  });
  const listed = Object.entries(operation.bad ?? {}).map(([what, bad]) => ({
    what,
    status: bad.status,
    code: bad.code,
    request: applyBad(good(), bad, setting),
  }));
  if (!operation.body) return listed;
  const withBody = (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): RawRequest => {
    const request = good();
    return { ...request, headers: { ...request.headers, ...headers }, body };
  };
  return [...listed, ...bodyShapes(operation, world, withBody), ...fieldCases(operation, world, withBody)];
}

function applyBad(good: RawRequest, bad: BadCall, { baseUrl, world, credentials }: Setting): RawRequest {
  return {
    ...good,
    ...(bad.path ? { url: baseUrl + bad.path(world) } : {}),
    ...(bad.body ? { body: JSON.stringify(bad.body(world)) } : {}),
    ...(bad.headers
      ? { headers: { ...credentials, ...(good.body === undefined ? {} : JSON_TYPE), ...bad.headers(world) } }
      : {}),
  };
}

type WithBody = (body: string | Buffer, headers?: Readonly<Record<string, string>>) => RawRequest;

function bodyShapes(operation: Operation, world: World, withBody: WithBody): BadRequest[] {
  const good = JSON.stringify(operation.body?.(world));
  const maxBytes = operation.maxBodyBytes ?? 64 * 1_024;
  const huge = JSON.stringify({ ...operation.body?.(world), padding: 'x'.repeat(maxBytes) });
  const cut = good.slice(0, -2);
  const notUtf8 = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]);
  const shapes: BadRequest[] = [
    { what: 'a body that breaks off', ...UNREADABLE, request: withBody(cut) },
    { what: 'a body that is no JSON', ...UNREADABLE, request: withBody('productId=1&quantity=1') },
    { what: 'a body that is no UTF-8', ...UNREADABLE, request: withBody(notUtf8) },
    { what: 'a body too large', ...TOO_LARGE, request: withBody(huge) },
    {
      what: 'a form',
      ...WRONG_TYPE,
      request: withBody('a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    { what: 'plain text', ...WRONG_TYPE, request: withBody(good, { 'content-type': 'text/plain' }) },
    { what: 'XML', ...WRONG_TYPE, request: withBody('<a/>', { 'content-type': 'application/xml' }) },
  ];
  const values = ['null', '[]', '"text"', '17', 'true', '[{"a":1}]'];
  return [
    ...shapes,
    ...values.map((body) => ({ what: `a body of ${body}`, ...INVALID, request: withBody(body) })),
  ];
}

function fieldCases(operation: Operation, world: World, withBody: WithBody): BadRequest[] {
  const good = operation.body?.(world) ?? {};
  const cases: BadRequest[] = [];
  const add = (what: string, body: unknown) =>
    cases.push({ what, ...INVALID, request: withBody(JSON.stringify(body)) });
  if (operation.refusesPartialBodies !== false) add('an empty object', {});
  if (operation.isStrict !== false) add('a member that nobody knows', { ...good, isAdmin: true });
  for (const [path, kind] of Object.entries(operation.fields ?? {})) {
    if (!operation.optional?.includes(path)) add(`no ${path}`, withValue(good, path, undefined));
    for (const value of WRONG_VALUES[kind]) {
      if (value === null && operation.takesNull?.includes(path)) continue;
      add(`${path} = ${JSON.stringify(value).slice(0, 40)}`, withValue(good, path, value));
    }
  }
  return cases;
}

/** A copy of the object with the member at the dotted path replaced, or left out for undefined. */
function withValue(object: Readonly<Record<string, unknown>>, path: string, value: unknown): unknown {
  const [name = '', ...rest] = path.split('.');
  const inner = object[name];
  if (rest.length === 0) return { ...object, [name]: value };
  const next = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
  return { ...object, [name]: withValue(next, rest.join('.'), value) };
}
