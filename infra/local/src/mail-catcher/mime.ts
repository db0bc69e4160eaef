/** A mail as it was received, in parts that people and tests can read. */
export interface ParsedMail {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly html: string;
}

/** Reads what our own mailer writes: headers with encoded words, one level of multipart, both transfer encodings. */
export function parseMail(source: string): ParsedMail {
  const mail = splitPart(source);
  const parts = partsOf(mail);
  const bodyOf = (type: string) => {
    const part = parts.find(({ headers }) => (headers['content-type'] ?? 'text/plain').startsWith(type));
    return part ? decodeBody(part).trim() : '';
  };
  return {
    subject: decodeWords(mail.headers.subject ?? ''),
    from: decodeWords(mail.headers.from ?? ''),
    to: decodeWords(mail.headers.to ?? ''),
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
  };
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function splitPart(source: string): Part {
  const end = source.indexOf('\r\n\r\n');
  const head = end === -1 ? source : source.slice(0, end);
  const headers: Record<string, string> = {};
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: end === -1 ? '' : source.slice(end + 4) };
}

function partsOf(mail: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(mail.headers['content-type'] ?? '')?.[1];
  if (!boundary) return [mail];
  return mail.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitPart(part.replace(/^\r\n/, '')));
}

function decodeBody({ headers, body }: Part): string {
  const encoding = (headers['content-transfer-encoding'] ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? decodeQuoted(body.replace(/=\r\n/g, '')) : body;
}

function decodeQuoted(text: string): string {
  const bytes: Buffer[] = [];
  for (const [piece] of text.matchAll(/=[0-9A-F]{2}|[^=]+|=/gi)) {
    bytes.push(
      /^=[0-9A-F]{2}$/i.test(piece) ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece, 'utf8'),
    );
  }
  return Buffer.concat(bytes).toString('utf8');
}

/** Encoded words of RFC 2047 in UTF-8. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replaceAll('_', ' ')),
    );
}
