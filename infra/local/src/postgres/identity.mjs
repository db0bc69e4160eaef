/**
 * As whom PostgreSQL runs. It refuses to run as root, so a root user gets it run as another account:
 * the owner of an existing data folder, else `postgres`, else `nobody`. No account is ever created.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Finds an account in the text of a passwd file.
 * @returns `{ uid, gid }`, or undefined when there is none of that name
 */
export function findAccount(passwd, name) {
  const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The account for a data folder, or undefined when the current user runs PostgreSQL itself. */
export function chooseAccount(dataDir, currentUid = process.getuid?.()) {
  if (currentUid !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const passwd = readFileSync('/etc/passwd', 'utf8');
  const account = findAccount(passwd, 'postgres') ?? findAccount(passwd, 'nobody');
  if (!account) {
    throw new Error(
      'PostgreSQL cannot run as root and there is no "postgres" or "nobody" account to use instead.',
    );
  }
  return account;
}

/** Whether an account can reach a path: every folder above it must let others through. */
export function canReach(path, { uid, gid }) {
  let dir = dirname(resolve(path));
  for (;;) {
    const stat = statSync(dir);
    const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001;
    if ((stat.mode & bit) === 0) return false;
    if (dirname(dir) === dir) return true;
    dir = dirname(dir);
  }
}

/**
 * Rewrites a command so that it runs as the account. A checkout below a closed folder (say /root) is reached with
 * the one capability for it, by setpriv of util-linux.
 * @returns `{ command, args, options }` for child_process.spawn
 */
export function commandAs(account, command, args, reachable) {
  if (!account) return { command, args, options: {} };
  if (reachable) return { command, args, options: { uid: account.uid, gid: account.gid } };
  if (spawnSync('setpriv', ['--version']).status !== 0) {
    throw new Error(
      'PostgreSQL cannot run as root, and the account it would use cannot enter this folder. ' +
        'Move the checkout out of the closed folder, or set DATABASE_URL.',
    );
  }
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { command: 'setpriv', args: [...drop, ...keep, '--', command, ...args], options: {} };
}
