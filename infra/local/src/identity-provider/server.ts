import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import { CLIENT_ID, makeProvider } from './oidc';
import { loginPage, messagePage } from './pages';
import { People, type Person, personSchema, SEEDED_PEOPLE } from './people';
import type { IdentityProviderSettings } from './settings';
import { newSigningKey, type SigningKey } from './signing-keys';

/** A running identity domain. */
export interface IdentityProvider {
  /** What the applications get as `IDCS_DOMAIN_URL`; also the issuer. */
  readonly url: string;
  readonly clientId: string;
  /** Signs with a new key from now on; the last key still verifies. */
  readonly rotateKeys: () => Promise<void>;
  readonly putPerson: (person: Person) => void;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_BODY_BYTES = 16_384;

/** Starts the domain; port 0 means any free one. */
export async function startIdentityProvider(settings: IdentityProviderSettings): Promise<IdentityProvider> {
  const people = new People(SEEDED_PEOPLE);
  let keys: readonly SigningKey[] = [await newSigningKey()];
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'Something went wrong.';
      if (!response.headersSent) sendPage(response, 400, messagePage('This does not work', message));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, HOST, resolve);
  });
  const url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  const renew = () => {
    const { applications, clientSecret } = settings;
    provider = makeProvider({ issuer: url, people, applications, clientSecret, keys });
  };
  const rotateKeys = async () => {
    keys = [await newSigningKey(), ...keys.slice(0, 1)];
    renew();
  };
  renew();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', url);
    if (pathname === '/health') return sendJson(response, 200, { status: 'ok' });
    if (pathname === '/local/rotate-keys' && request.method === 'POST') {
      await rotateKeys();
      return sendJson(response, 200, { keys: keys.map(({ kid }) => kid) });
    }
    if (pathname === '/local/people' && request.method === 'POST') {
      const parsed = personSchema.safeParse(JSON.parse(await readBody(request)));
      if (!parsed.success) return sendJson(response, 400, { message: parsed.error.message });
      people.put(parsed.data);
      return sendJson(response, 200, parsed.data);
    }
    if (!provider) throw new Error('The domain is starting.');
    if (pathname.startsWith('/login/')) return logIn(provider, request, response);
    await provider.callback()(request, response);
  }

  async function logIn(domain: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { uid } = await domain.interactionDetails(request, response);
    if (request.method !== 'POST') return sendPage(response, 200, loginPage({ uid, email: '' }));
    const form = new URLSearchParams(await readBody(request));
    if (form.get('decision') === 'cancel') {
      const refusal = { error: 'access_denied', error_description: 'The sign-in was cancelled.' };
      return domain.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false });
    }
    const email = form.get('username') ?? '';
    const person = people.byEmail(email);
    if (!person || form.get('password') !== settings.password) {
      return sendPage(response, 401, loginPage({ uid, email, error: 'User name or password is not right.' }));
    }
    await domain.interactionFinished(
      request,
      response,
      { login: { accountId: person.subject } },
      { mergeWithLastSubmission: false },
    );
  }

  return {
    url,
    clientId: CLIENT_ID,
    rotateKeys,
    putPerson: (person) => people.put(person),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error('The form is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}
