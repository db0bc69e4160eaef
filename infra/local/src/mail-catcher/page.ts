import type { CaughtMail } from './server';

const escapeHtml = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? '',
  );

const withLinks = (text: string) =>
  escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}" rel="noreferrer">${url}</a>`);

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
  article { border: 1px solid #8884; border-radius: .5rem; padding: 1rem 1.25rem; margin: 1rem 0 }
  h2 { font-size: 1.05rem; margin: 0 } p { margin: .25rem 0 } small { opacity: .75 }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }`;

/** All caught mails on one page, newest first, as text with links that can be pressed. */
export function mailPage(mails: readonly CaughtMail[]): string {
  const articles = mails.map(
    ({ subject, to, receivedAt, text }) => `<article><h2>${escapeHtml(subject)}</h2>
      <p><small>to ${escapeHtml(to)}, <time>${receivedAt}</time></small></p>
      <pre>${withLinks(text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mail catcher</title>
    <meta name="viewport" content="width=device-width"><style>${STYLE}</style></head><body>
    <h1>Mail catcher</h1><p>Mails of this installation stop here; none leaves the computer.</p>
    ${articles.join('\n') || '<p>No mail yet. Reload after something was sent.</p>'}</body></html>`;
}
