import 'server-only';
import { createHash } from 'node:crypto';

const RETRY_AFTER_SECONDS = 5;

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; text-align: center;
  font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f7f9fb, #0c1015); color: light-dark(#11171d, #e8edf1); }
main { max-width: 32rem; padding: 1rem; }
h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
p { margin: 0; }
a { color: inherit; }
`;

/** Nothing but that style and the empty icon may be loaded. */
const CONTENT_SECURITY_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

// Whole in itself: nothing that it would have to load may be missing too.
const htmlOf = (title: string, sentence: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title} · OCTO</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>The database cannot be reached.</h1>
<p>${sentence} <a href="">Try again</a> in a few seconds.</p>
</main>
</body>
</html>
`;

/**
 * What a page answers that cannot be rendered while the database is away: 503, in words, with `Retry-After`.
 *
 * @param words constant texts of the application, they are not escaped: the title, and what is safe meanwhile
 */
export function unavailablePage(words: { readonly title: string; readonly sentence: string }): Response {
  return new Response(htmlOf(words.title, words.sentence), {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'retry-after': String(RETRY_AFTER_SECONDS),
    },
  });
}

/** A database that answered a moment ago is not asked again for every page and prefetch. */
const READY_FOR_MS = 1_000;

/**
 * Remembers for a second that the database answered.
 * @param ask whether it answers now; must not throw
 * @returns the same question, asked at most once a second while the answer is yes
 */
export function rememberReady(
  ask: () => Promise<boolean>,
  now: () => number = Date.now,
): () => Promise<boolean> {
  let readyUntilMs = 0;
  return async () => {
    if (now() < readyUntilMs) return true;
    const isReady = await ask();
    if (isReady) readyUntilMs = now() + READY_FOR_MS;
    return isReady;
  };
}
