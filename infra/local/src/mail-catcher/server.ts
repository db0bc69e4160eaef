import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type ParsedMail, parseMail } from './mime';
import { mailPage } from './page';

/** A mail that was sent to somebody and kept here instead. */
export interface CaughtMail extends ParsedMail {
  readonly id: number;
  /** Address of the envelope, lower-cased: who would really have got it. */
  readonly recipient: string;
  readonly receivedAt: string;
}

/** A catcher that takes mail. */
export interface MailCatcher {
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_MAIL_BYTES = 1_000_000;
/** The oldest go first: a load test must not fill the memory. */
const KEPT_MAILS = 500;

/** Starts both servers; port 0 means any free one. */
export async function startMailCatcher(ports: {
  readonly smtpPort: number;
  readonly httpPort: number;
}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let lastId = 0;
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_MAIL_BYTES,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const parsed = parseMail(Buffer.concat(chunks).toString('utf8'));
        for (const { address } of session.envelope.rcptTo) {
          lastId += 1;
          const receivedAt = new Date().toISOString();
          mails.unshift({ ...parsed, id: lastId, recipient: address.toLowerCase(), receivedAt });
        }
        mails.length = Math.min(mails.length, KEPT_MAILS);
        callback();
      });
    },
  });
  // A client that hangs up in the middle is no reason to end.
  smtp.on('error', () => undefined);
  const http = createServer((request, response) => answer(mails, request, response));
  await Promise.all([
    new Promise<void>((resolve, reject) => {
      smtp.server.once('error', reject);
      smtp.listen(ports.smtpPort, HOST, resolve);
    }),
    new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(ports.httpPort, HOST, resolve);
    }),
  ]);
  return {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    httpPort: (http.address() as AddressInfo).port,
    close: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise<void>((resolve) => http.close(() => resolve())),
      ]);
    },
  };
}

/** `GET /` for people; `GET /api/mails?to=` and `DELETE /api/mails` for tests. */
function answer(mails: CaughtMail[], request: IncomingMessage, response: ServerResponse): ServerResponse {
  const url = new URL(request.url ?? '/', `http://${HOST}`);
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    return response.end(JSON.stringify(body));
  };
  if (url.pathname === '/health') return json(200, { status: 'ok' });
  if (url.pathname === '/api/mails' && request.method === 'DELETE') {
    mails.length = 0;
    return json(200, { mails });
  }
  if (request.method !== 'GET') return json(405, { message: 'Use GET.' });
  if (url.pathname === '/api/mails') {
    const to = url.searchParams.get('to')?.toLowerCase();
    return json(200, { mails: to ? mails.filter(({ recipient }) => recipient === to) : mails });
  }
  if (url.pathname !== '/') return json(404, { message: 'There is nothing here.' });
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
  });
  return response.end(mailPage(mails));
}
