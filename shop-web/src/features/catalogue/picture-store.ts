import 'server-only';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** About 25 kB each; the whole catalogue fits several times. */
const MAX_KEPT = 400;

// On globalThis because the warm-up at boot and the image routes get a module instance each.
const store = globalThis as typeof globalThis & { octoPictures?: Map<string, Promise<Buffer>> };

/**
 * The compressed picture under `key`, drawn at most once however many ask at the same time. The key must name
 * everything that the drawing depends on; the oldest pictures go when there are too many.
 */
export function keepPicture(key: string, draw: () => string): Promise<Buffer> {
  store.octoPictures ??= new Map();
  const kept = store.octoPictures;
  const known = kept.get(key);
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  // Drawn in a later turn, so that requests which only need text are answered in between.
  const picture = new Promise((resolve) => setImmediate(resolve)).then(() => pack(draw(), { level: 7 }));
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  return picture;
}

/** The text of a compressed picture. */
export async function readPicture(packed: Buffer): Promise<string> {
  return (await unpack(packed)).toString('utf8');
}
