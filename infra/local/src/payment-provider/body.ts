import type { IncomingMessage } from 'node:http';

const MAX_BYTES = 16 * 1_024;

type Body =
  | { readonly isRead: true; readonly value: unknown }
  | { readonly isRead: false; readonly status: 400 | 413; readonly message: string };

/** Reads a JSON body of at most 16 KiB. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) return { isRead: false, status: 413, message: 'The body is too large.' };
    chunks.push(chunk);
  }
  try {
    return { isRead: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { isRead: false, status: 400, message: 'The body is not valid JSON.' };
  }
}
