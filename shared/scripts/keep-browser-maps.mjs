/**
 * Takes the source maps of a finished build out of what is served: `.next/static` is public, `.next/browser-maps` is not.
 * The console reads them there to show stacks of browsers in terms of the source. Run in the folder of an application.
 */
import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';

const build = path.resolve(process.env.NEXT_DIST_DIR ?? '.next');
const kept = path.join(build, 'browser-maps');
mkdirSync(kept, { recursive: true });
const files = readdirSync(path.join(build, 'static'), { recursive: true, encoding: 'utf8' });
for (const file of files.filter((name) => name.endsWith('.map'))) {
  renameSync(path.join(build, 'static', file), path.join(kept, path.basename(file)));
}
