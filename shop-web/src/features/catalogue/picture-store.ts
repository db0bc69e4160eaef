import 'server-only';
import { countMetric } from '@octo/shared/telemetry';

/** Pictures are about 120 kB of text each; the whole catalogue fits twice. */
const MAX_KEPT = 120;

// On globalThis because the warm-up at boot and the image routes get a module instance each.
const store = globalThis as typeof globalThis & { octoPictures?: Map<string, Promise<string>> };

/**
 * The picture under `key`, drawn at most once however many ask at the same time. The key must name everything
 * that the drawing depends on; the oldest pictures go when there are too many.
 */
export function keepPicture(key: string, draw: () => string): Promise<string> {
  store.octoPictures ??= new Map();
  const kept = store.octoPictures;
  const known = kept.get(key);
  countMetric('octo.cache.lookups', {
    'cache.name': 'product-pictures',
    'cache.outcome': known ? 'hit' : 'miss',
  });
  if (known) return known;
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  // Drawn in a later turn, so that requests which only need text are answered in between.
  const picture = new Promise((resolve) => setImmediate(resolve)).then(draw);
  kept.set(key, picture);
  picture.catch(() => kept.delete(key));
  return picture;
}
