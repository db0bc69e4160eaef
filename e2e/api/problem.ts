import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

/** What a refused request must answer. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
}

/** Things that no answer may say: addresses inside the installation, code, drivers. */
const INTERNALS =
  /127\.0\.0\.1|localhost|node_modules|\bat [\w.<]+ \(|\.tsx?:\d|prisma|postgres|ECONN|sqlstate/i;

const UUID_OR_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Checks that an answer is the given refusal as RFC 9457 problem details, with its ids and without internals. */
export async function expectProblem(response: APIResponse, refusal: Refusal, what: string): Promise<void> {
  const text = await response.text();
  expect.soft(`${response.status()} ${codeOf(text)}`, what).toBe(`${refusal.status} ${refusal.code}`);
  expect.soft(response.headers()['content-type'], `${what}: content type`).toBe('application/problem+json');
  expect.soft(text, `${what}: internals`).not.toMatch(INTERNALS);
  const requestId = response.headers()['x-request-id'];
  expect.soft(requestId, `${what}: X-Request-Id`).toMatch(UUID_OR_ID);
  expect.soft(readJson(text), `${what}: members`).toMatchObject({
    type: `urn:octo:problem:${refusal.code}`,
    status: refusal.status,
    title: expect.stringMatching(/\S/),
    requestId,
  });
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Not JSON is a finding of the caller's, not of ours.
    return {};
  }
}

function codeOf(text: string): string {
  return String(readJson(text).code ?? text.slice(0, 80));
}

/** A request as the walk sends it: everything explicit, nothing guessed by the client. */
export interface RawRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends it and hands every answer back, refusals too. */
export function send(request: APIRequestContext, raw: RawRequest): Promise<APIResponse> {
  return request.fetch(raw.url, {
    method: raw.method,
    headers: { ...raw.headers },
    maxRedirects: 0,
    failOnStatusCode: false,
    // As bytes: a text that is no JSON would be quoted by the client.
    ...(raw.body === undefined ? {} : { data: Buffer.from(raw.body as string) }),
  });
}
