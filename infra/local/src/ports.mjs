/** Free and busy TCP ports. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

/** Whether a server could listen on the port now. */
export function isPortFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that was free a moment ago. */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The inode of the listening socket of a port in the text of /proc/net/tcp or tcp6; undefined when nobody listens. */
export function listeningInode(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/);
    const isListening = fields[3] === '0A';
    if (isListening && fields[1]?.endsWith(suffix)) return fields[9];
  }
  return undefined;
}

/** The process that listens on a port, where the system lets us see it (Linux, same user or root). */
export function findListener(port) {
  try {
    const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFileSync(file, 'utf8'));
    const inode = tables.map((table) => listeningInode(table, port)).find(Boolean);
    if (!inode) return undefined;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (holdsSocket(pid, inode)) return Number(pid);
    }
  } catch {
    // No /proc (macOS) or no right to look: the message then names the port only.
  }
  return undefined;
}

function holdsSocket(pid, inode) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some(
      (fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`,
    );
  } catch {
    // Another user's process, or one that ended meanwhile.
    return false;
  }
}

/** @throws with the port, the setting and (if it can be seen) the process, when the port is taken */
export async function requireFreePort(port, setting, host) {
  if (await isPortFree(port, host)) return;
  const pid = findListener(port);
  const holder = pid ? ` by process ${pid}` : '';
  throw new Error(
    `Port ${port} is already in use${holder}. Stop that program or choose another port with ${setting}.`,
  );
}
