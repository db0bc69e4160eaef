/** Secrets of this checkout, made once and kept in `.data/local.env`. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Reads `NAME=value` lines; comments and blank lines are skipped. */
export function parseEnvFile(text) {
  const values = {};
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/.exec(line);
    if (match) values[match[1]] = match[2].trim();
  }
  return values;
}

const SECRET_NAMES = ['INTERNAL_SERVICE_KEY', 'AUTH_SECRET'];

/** Loads the file and adds the secrets that it lacks. Only its owner can read it. */
export function loadLocalSecrets(file) {
  const text = existsSync(file)
    ? readFileSync(file, 'utf8')
    : '# Secrets of this checkout. Delete to get new ones.\n';
  const values = parseEnvFile(text);
  const missing = SECRET_NAMES.filter((name) => !values[name]);
  for (const name of missing) values[name] = randomBytes(32).toString('base64url');
  if (missing.length > 0) {
    mkdirSync(dirname(file), { recursive: true });
    const added = missing.map((name) => `${name}=${values[name]}\n`).join('');
    writeFileSync(file, `${text}${added}`, { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return values;
}
