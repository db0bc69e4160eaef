import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** The protocol's Flush message, which asks for nothing here. */
const FLUSH = Buffer.from([0x48, 0, 0, 0, 4]);
/** ReadyForQuery ends an answer: this byte, a length of 5 in four bytes, and the state. */
const READY = 0x5a;
const READY_BYTES = 6;

/**
 * H2 writes an answer in several packets and waits for the receipt of each (Nagle's algorithm), which our side sends
 * 40 ms late unless it has something to say. So it says something after every part of an answer.
 */
export function answerH2AtOnce(client: ClientBase): void {
  // Public in pg but not in its types.
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  stream.on('data', (chunk: Buffer) => {
    const isWhole = chunk.length >= READY_BYTES && chunk[chunk.length - READY_BYTES] === READY;
    if (!isWhole && stream.writable) stream.write(FLUSH);
  });
}
