import 'server-only';
import { startClientCall, withSpan } from '../../telemetry';
import { SsoError } from './sso-error';

/** A domain that takes longer keeps people waiting before an empty page. */
const TIMEOUT_MS = 8_000;
/** Keys, tokens and claims are small; whatever is larger is not from a domain. */
const MAX_ANSWER_BYTES = 256 * 1_024;

/** An answer of the identity domain. */
export interface ProviderAnswer {
  readonly status: number;
  /** Undefined when the answer was not JSON. */
  readonly body: unknown;
}

/**
 * One call to the identity domain, as a client span: the topology shows the domain beside our services.
 * @throws SsoError `provider_unavailable` when no answer arrives, or a 5xx one
 */
export function callProvider(
  domainUrl: string,
  path: string,
  request: { readonly form?: URLSearchParams; readonly authorization?: string } = {},
): Promise<ProviderAnswer> {
  const { form, authorization } = request;
  const method = form ? 'POST' : 'GET';
  const { hostname, port } = new URL(domainUrl);
  return withSpan(
    `${method} ${path}`,
    {
      kind: 'client',
      attributes: {
        'http.request.method': method,
        'url.full': `${domainUrl}${path}`,
        'url.template': path,
        'server.address': hostname,
        ...(port ? { 'server.port': Number(port) } : {}),
        'peer.service': 'identity-domain',
        'service.peer.name': 'identity-domain',
      },
    },
    async (span) => {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
      const done = startClientCall({ method, peer: 'identity-domain', baseUrl: domainUrl });
      try {
        const response = await fetch(`${domainUrl}${path}`, {
          method,
          headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
          ...(form ? { body: form } : {}),
          cache: 'no-store',
          redirect: 'error',
          signal: controller.signal,
        }).catch((error: unknown) => {
          done({ error });
          throw error;
        });
        done({ status: response.status });
        span.setAttribute('http.response.status_code', response.status);
        if (response.status >= 500) throw new Error(`The identity domain answered ${response.status}.`);
        return { status: response.status, body: parseJson(await readText(response)) };
      } catch (cause) {
        throw new SsoError('provider_unavailable', { cause });
      } finally {
        clearTimeout(timer);
      }
    },
  );
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw new Error('The answer of the identity domain is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is an answer too; the caller says what it means.
    return undefined;
  }
}
