/** Finds H2, the Java database that executes our Oracle text in tests. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findOnPath } from './chromium.mjs';

const JAR = '/usr/share/java/h2.jar';

function find(env) {
  const java = findOnPath(['java'], env.PATH);
  const jar = env.H2_JAR ?? JAR;
  return java && existsSync(jar) ? { java, jar } : undefined;
}

function installFromDebian() {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isDebianRoot) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['libh2-java', ...(findOnPath(['java']) ? [] : ['default-jre-headless'])];
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    stdio: 'ignore',
  });
}

/**
 * Java and the H2 library: from the PATH and H2_JAR or Debian's place, else (as root on Debian) installed now.
 * @returns `{ java, jar }`, or undefined when they cannot be had
 */
export function findH2(env = process.env) {
  const found = find(env);
  if (found) return found;
  installFromDebian();
  return find(env);
}
