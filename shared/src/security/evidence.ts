const MAX_LENGTH = 200;

/**
 * An excerpt that shows the attempt and nobody's secrets: addresses of people and long runs of digits (cards, phones)
 * and of token characters are masked, control characters are made visible.
 */
export function excerptOf(text: string): string {
  return [...text.slice(0, MAX_LENGTH)]
    .map((letter) =>
      letter < ' ' || letter === '\u007f' ? `\\x${letter.charCodeAt(0).toString(16)}` : letter,
    )
    .join('')
    .replace(/[^\s@<>"']{1,64}@[^\s@<>"']{1,64}/g, '***@***')
    .replace(/[A-Za-z0-9_-]{32,}/g, '***')
    .replace(/\d(?:[ -]?\d){8,}/g, '***');
}

/** An address without its last part: enough to see a network, not a person. */
export function maskAddress(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}::`;
  const parts = address.split('.');
  return parts.length === 4 ? `${parts.slice(0, 3).join('.')}.0` : 'unknown';
}
