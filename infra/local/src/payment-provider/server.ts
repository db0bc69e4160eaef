import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from './body';
import { chargeRequestSchema, keySchema } from './charge.schema';
import { ChargeLedger } from './ledger';
import { type Answer, chargeView, PaymentProvider } from './provider';
import type { ProviderSettings } from './settings';
import { statsOf } from './stats';

/** A provider that answers. */
export interface RunningProvider {
  readonly url: string;
  readonly port: number;
  /** Ends it, cutting connections that still wait for an answer. */
  readonly close: () => Promise<void>;
}

const refusal = (status: number, code: string, message: string): Answer => ({
  kind: 'json',
  status,
  body: { code, message },
  delayMs: 0,
});
const ok = (body: unknown): Answer => ({ kind: 'json', status: 200, body, delayMs: 0 });

/** Starts the provider on its own server. */
export async function startPaymentProvider(settings: ProviderSettings): Promise<RunningProvider> {
  const ledger = new ChargeLedger(settings.dataDir);
  const provider = new PaymentProvider(settings, ledger);
  let requestCount = 0;

  const answerTo = async (request: IncomingMessage): Promise<Answer> => {
    const path = new URL(request.url ?? '/', 'http://provider').pathname;
    if (path === '/health') return ok({ status: 'ok' });
    requestCount += 1;
    if (settings.key && request.headers.authorization !== `Bearer ${settings.key}`) {
      return refusal(401, 'unauthorized', 'A valid key is required.');
    }
    const isPost = request.method === 'POST';
    if (!isPost && request.method !== 'GET') return refusal(405, 'method_not_allowed', 'Use GET or POST.');
    if (!isPost && path === '/v1/stats') return ok(statsOf(ledger.all(), requestCount));
    if (!isPost && path === '/v1/charges') return ok({ items: ledger.all().map(chargeView) });
    if (isPost && path === '/v1/charges') return charge(request);
    const byKey = /^\/v1\/charges\/by-key\/([^/]+?)(\/cancel)?$/.exec(path);
    if (byKey && isPost === Boolean(byKey[2])) {
      const key = keySchema.safeParse(byKey[1]);
      if (!key.success) return refusal(404, 'charge_not_found', 'No charge has this key.');
      return isPost ? provider.cancel(key.data) : provider.lookUp(key.data);
    }
    const refund = /^\/v1\/charges\/([A-Za-z0-9_]+)\/refund$/.exec(path);
    if (refund?.[1] && isPost) return provider.refund(refund[1]);
    return refusal(404, 'route_not_found', 'There is nothing here.');
  };

  const charge = async (request: IncomingMessage): Promise<Answer> => {
    const key = keySchema.safeParse(request.headers['idempotency-key']);
    if (!key.success) return refusal(400, 'idempotency_key_required', 'Send an Idempotency-Key.');
    const body = await readBody(request);
    if (!body.isRead) return refusal(body.status, 'invalid_request', body.message);
    const parsed = chargeRequestSchema.safeParse(body.value);
    if (parsed.success) return provider.charge(key.data, parsed.data);
    const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    return refusal(400, 'invalid_request', `Wrong or missing: ${fields || 'body'}.`);
  };

  const server = createServer((request, response) => {
    answerTo(request)
      .then((answer) => send(answer, response))
      .catch(() => response.destroy());
  });
  server.listen(settings.port, settings.host);
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${settings.host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          ledger.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function send(answer: Answer, response: ServerResponse): Promise<void> {
  if (answer.kind === 'none') return;
  if (answer.delayMs > 0) await wait(answer.delayMs);
  if (answer.kind === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, {
    'content-type': 'application/json',
    ...(answer.status === 429 ? { 'retry-after': '1' } : {}),
  });
  response.end(JSON.stringify(answer.body));
}
