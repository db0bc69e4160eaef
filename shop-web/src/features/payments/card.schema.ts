import { z } from 'zod';

/** Card brands that the shop recognises. */
export type CardBrand = 'visa' | 'mastercard' | 'amex' | 'discover' | 'jcb' | 'card';

/** The check digit of card numbers (ISO/IEC 7812-1, Luhn). */
export function hasValidCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The brand by the issuer's range; `card` when unknown. */
export function cardBrand(digits: string): CardBrand {
  if (digits.startsWith('4')) return 'visa';
  if (/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/.test(digits)) return 'mastercard';
  if (/^3[47]/.test(digits)) return 'amex';
  if (/^(?:6011|65)/.test(digits)) return 'discover';
  return /^35/.test(digits) ? 'jcb' : 'card';
}

/** True once the last day of the printed month is over everywhere (cards end with their month). */
export function isCardExpired(
  card: { readonly expiryMonth: number; readonly expiryYear: number },
  now: Date,
): boolean {
  // 12 hours after the month's end in UTC the month is over in every time zone.
  return now.getTime() >= Date.UTC(card.expiryYear, card.expiryMonth, 1, 12);
}

const number = z
  .string({ error: 'Enter the card number.' })
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{12,19}$/, 'Enter the card number, 12 to 19 digits.')
      .refine(hasValidCheckDigit, 'This card number has a typing error.'),
  );

/** A card as its owner types it. It goes to the payment provider and nowhere else: never stored, never logged. */
export const cardSchema = z
  .strictObject({
    number,
    expiryMonth: z
      .number({ error: 'Enter the month, 1 to 12.' })
      .int('Enter the month, 1 to 12.')
      .min(1, 'Enter the month, 1 to 12.')
      .max(12, 'Enter the month, 1 to 12.'),
    expiryYear: z
      .number({ error: 'Enter the year with four digits.' })
      .int('Enter the year with four digits.')
      .min(2000, 'Enter the year with four digits.')
      .max(2099, 'Enter the year with four digits.'),
    cvc: z
      .string({ error: 'Enter the security code.' })
      .trim()
      .regex(/^\d{3,4}$/, 'Enter the 3 or 4 digits of the security code.'),
    holder: z
      .string({ error: 'Enter the name on the card.' })
      .trim()
      .min(2, 'Enter the name on the card.')
      .max(120, 'Use at most 120 characters.')
      .regex(/^[^\p{Cc}\d]+$/u, 'Enter the name as printed on the card.'),
  })
  .refine((card) => !isCardExpired(card, new Date()), {
    path: ['expiryYear'],
    message: 'This card has expired.',
  });

/** A parsed card. */
export type Card = z.output<typeof cardSchema>;
