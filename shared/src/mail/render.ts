/** A mail as its writer sees it: plain sentences and at most one link. */
export interface MailContent {
  readonly subject: string;
  /** Paragraphs above the link. */
  readonly paragraphs: readonly string[];
  readonly link?: { readonly label: string; readonly url: string };
  /** Paragraphs below the link, in small type. */
  readonly footnotes?: readonly string[];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

/** The mail as text and as HTML. The HTML uses no image, no script and no foreign address, so nothing is tracked. */
export function renderMail(content: MailContent): { readonly text: string; readonly html: string } {
  const { subject, paragraphs, link, footnotes = [] } = content;
  const text = [...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), ...footnotes, '— OCTO'].join(
    '\n\n',
  );
  const paragraph = (style: string) => (line: string) => `<p style="${style}">${escapeHtml(line)}</p>`;
  const html = [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#f5f6f8;font:16px/1.5 system-ui,sans-serif;color:#14171f">',
    '<div style="max-width:520px;margin:0 auto;padding:28px;background:#fff;border-radius:8px">',
    `<h1 style="margin:0 0 16px;font-size:20px">${escapeHtml(subject)}</h1>`,
    ...paragraphs.map(paragraph('margin:0 0 14px')),
    ...(link
      ? [
          `<p style="margin:22px 0"><a href="${escapeHtml(link.url)}" style="display:inline-block;padding:11px 18px;background:#1d4ed8;color:#fff;border-radius:6px;text-decoration:none">${escapeHtml(link.label)}</a></p>`,
          `<p style="margin:0 0 14px;font-size:13px;color:#555b69;word-break:break-all">${escapeHtml(link.url)}</p>`,
        ]
      : []),
    ...footnotes.map(paragraph('margin:0 0 8px;font-size:13px;color:#555b69')),
    '</div></body></html>',
  ].join('\n');
  return { text, html };
}
