import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, isPortFree, listeningInode, requireFreePort } from './ports.mjs';

const servers = [];

afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))));

function occupy(port) {
  const server = createServer();
  servers.push(server);
  return new Promise((done) => server.listen(port, '127.0.0.1', done));
}

describe('ports', () => {
  it('tells a free port from a busy one', async () => {
    const port = await freePort();
    expect(await isPortFree(port)).toBe(true);
    await occupy(port);
    expect(await isPortFree(port)).toBe(false);
  });

  it('names the port and the setting when a port is busy', async () => {
    const port = await freePort();
    await occupy(port);
    await expect(requireFreePort(port, 'SHOP_PORT')).rejects.toThrow(
      new RegExp(`Port ${port} is already in use.*SHOP_PORT`),
    );
  });

  it('finds the listening socket in the table of the kernel and ignores connections', () => {
    const table = [
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
      '   0: 0100007F:0BB8 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 111 1',
      '   1: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1',
    ].join('\n');
    expect(listeningInode(table, 3000)).toBe('222');
    expect(listeningInode(table, 3001)).toBeUndefined();
  });
});
