/**
 * Next's own cache of rendered pages, which in addition notes the hashes of a page's inline scripts and styles. They
 * are computed once per rendering, beside the page they belong to, so that a kept page can be sent with a policy of
 * its own and without a nonce (docs/adr/0010). Next loads this file by itself: it is plain JavaScript.
 */
import { createHash } from 'node:crypto';
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';

const FileSystemCache = fileSystemCache.default ?? fileSystemCache;

/** Header by which a kept page tells the edge its hashes; the edge takes it off every answer. */
export const INLINE_HASHES_HEADER = 'x-octo-inline-hashes';

const SCRIPT = /<script(\s[^>]*)?>([\s\S]*?)<\/script>/g;
const STYLE = /<style(?:\s[^>]*)?>([\s\S]*?)<\/style>/g;
/** Blocks of data are never run, so the policy does not ask for them. */
const IS_DATA = /\stype="application\/(?:ld\+)?json"/;

function sourceOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** `script hashes|style hashes` of a document, each list separated by spaces. */
export function inlineHashesOf(html) {
  const scripts = new Set();
  for (const [, attributes = '', text] of html.matchAll(SCRIPT)) {
    if (text !== '' && !/\ssrc="/.test(attributes) && !IS_DATA.test(attributes)) scripts.add(sourceOf(text));
  }
  const styles = new Set();
  for (const [, text] of html.matchAll(STYLE)) if (text !== '') styles.add(sourceOf(text));
  return `${[...scripts].join(' ')}|${[...styles].join(' ')}`;
}

function withHashes(value) {
  if (
    value?.kind === 'APP_PAGE' &&
    typeof value.html === 'string' &&
    !value.headers?.[INLINE_HASHES_HEADER]
  ) {
    value.headers = { ...value.headers, [INLINE_HASHES_HEADER]: inlineHashesOf(value.html) };
  }
}

// biome-ignore lint/style/noDefaultExport: Next takes the default export of this file
export default class InlineHashingCache extends FileSystemCache {
  async get(...args) {
    const entry = await super.get(...args);
    // Pages of the build come from files, without hashes; what is found stays in memory, so this happens once.
    withHashes(entry?.value);
    return entry;
  }

  async set(key, value, context) {
    withHashes(value);
    return super.set(key, value, context);
  }
}
