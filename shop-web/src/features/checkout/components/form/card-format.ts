const AMEX = /^3[47]/;

/** Digits of a card number in the groups that are printed on the card (4-6-5 for American Express, else fours). */
export function formatCardNumber(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  if (AMEX.test(digits)) {
    return [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10, 15)].filter(Boolean).join(' ');
  }
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** `MM / YY` while it is typed. The slash comes with the third digit, so that it never stops a backspace. */
export function formatExpiry(text: string): string {
  const filledIn = /^\s*(\d{1,2})\s*[/-]\s*20(\d{2})\s*$/.exec(text);
  if (filledIn) return `${filledIn[1]?.padStart(2, '0')} / ${filledIn[2]}`;
  const hasSlash = text.includes('/');
  const month = (text.split('/')[0] ?? '').replace(/\D/g, '');
  const typed = text.replace(/\D/g, '');
  // A month of one digit: 2 to 9 cannot begin another one, and `1/` says so.
  const isShort = /^[2-9]/.test(typed) || (hasSlash && month.length === 1);
  const digits = `${isShort ? '0' : ''}${typed}`.slice(0, 4);
  if (digits.length > 2) return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
  return hasSlash && digits.length === 2 ? `${digits} /` : digits;
}

/** Month and four-digit year of what was typed; null when it is not a date. */
export function parseExpiry(text: string): { readonly month: number; readonly year: number } | null {
  const match = /^\s*(\d{1,2})\s*\/?\s*(?:20)?(\d{2})\s*$/.exec(text);
  if (!match) return null;
  const month = Number(match[1]);
  return month >= 1 && month <= 12 ? { month, year: 2_000 + Number(match[2]) } : null;
}

/** Puts the formatted text into a field; the caret stays behind the same digit. */
export function reformat(field: HTMLInputElement, format: (text: string) => string): void {
  const before = field.value;
  const after = format(before);
  if (after === before) return;
  const caret = field.selectionStart ?? before.length;
  const digitsBeforeCaret = before.slice(0, caret).replace(/\D/g, '').length;
  const isAtEnd = caret === before.length;
  field.value = after;
  if (isAtEnd) return;
  let position = 0;
  for (let seen = 0; position < after.length && seen < digitsBeforeCaret; position += 1) {
    if (/\d/.test(after.charAt(position))) seen += 1;
  }
  field.setSelectionRange(position, position);
}
