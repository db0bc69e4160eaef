import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Identity } from './x509';

/** Packet types of Oracle Net. */
const CONNECT = 1;
const REFUSE = 4;

/** What the listener does with a caller: refuse with an error of Oracle Net, or take the call and say nothing. */
export type ListenerBehaviour = { readonly refuseWith: number } | 'silent';

/** Mutual TLS: who the listener is and whose clients it knows. */
export interface ListenerTls {
  readonly identity: Identity;
  readonly authorityPem: string;
}

/**
 * Stands in for the listener of an Oracle database: it speaks the first packet of Oracle Net, over TCP or mutual TLS,
 * to the unmodified driver. It never becomes a database: the furthest a caller gets is the answer to its first packet.
 */
export class FakeListener {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  behaviour: ListenerBehaviour;
  /** Callers that got as far as the first packet. */
  calls = 0;

  private constructor(behaviour: ListenerBehaviour, tls: ListenerTls | undefined) {
    this.behaviour = behaviour;
    const serve = (socket: Socket) => this.#serve(socket);
    this.#server = tls
      ? createTlsServer(
          {
            key: tls.identity.key.export({ type: 'pkcs8', format: 'pem' }),
            cert: tls.identity.certificatePem,
            ca: tls.authorityPem,
            requestCert: true,
            rejectUnauthorized: true,
          },
          serve,
        )
      : createServer(serve);
  }

  /** Starts on a free port of this machine, or on the given one. */
  static async start(
    behaviour: ListenerBehaviour,
    { tls, port = 0 }: { readonly tls?: ListenerTls; readonly port?: number } = {},
  ): Promise<FakeListener> {
    const listener = new FakeListener(behaviour, tls);
    listener.#server.listen(port, '127.0.0.1');
    await once(listener.#server, 'listening');
    return listener;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Hangs up on everybody and frees the port. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (packet) => {
      if (packet.readUInt8(4) !== CONNECT) return;
      this.calls += 1;
      if (this.behaviour !== 'silent') socket.end(refusal(this.behaviour.refuseWith));
    });
  }
}

/** A REFUSE packet: length, type, reasons, and the error as the listener writes it. */
function refusal(code: number): Buffer {
  const text = `(DESCRIPTION=(ERR=${code})(ERROR_STACK=(ERROR=(CODE=${code})(EMFI=4))))`;
  const packet = Buffer.alloc(12 + text.length);
  packet.writeUInt16BE(packet.length, 0);
  packet.writeUInt8(REFUSE, 4);
  packet.writeUInt16BE(text.length, 10);
  packet.write(text, 12);
  return packet;
}
