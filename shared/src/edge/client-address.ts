import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who sent a request. Each trusted proxy appends the address that it saw to `X-Forwarded-For`, so with `n` of them
 * the client is the n-th entry from the right; everything further left is the client's own claim. Without trusted
 * proxies the header is ignored.
 *
 * @param trustedProxies proxies between the internet and this process, 0 or more
 * @param socketAddress the peer of the connection
 * @returns an address of at most 45 characters; `unknown` when the socket has none any more
 */
export function clientAddressOf(
  headers: IncomingHttpHeaders,
  trustedProxies: number,
  socketAddress: string | undefined,
): string {
  const peer = plain(socketAddress ?? 'unknown');
  const forwarded = headers['x-forwarded-for'];
  if (trustedProxies === 0 || forwarded === undefined) return peer;
  const hops = String(forwarded).split(',');
  // Fewer entries than proxies: somebody reached us past one of them, so only the peer is certain.
  const claimed = hops[hops.length - trustedProxies]?.trim();
  return claimed && ADDRESS.test(claimed) ? plain(claimed) : peer;
}

const ADDRESS = /^[0-9a-fA-F:.]{2,45}$/;

/** A socket that speaks IPv6 writes IPv4 addresses with a prefix. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}
