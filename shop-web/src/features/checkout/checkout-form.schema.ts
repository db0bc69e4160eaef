import { COUNTRIES, countryCodes } from '@octo/shared/money';
import { z } from 'zod';
import { cardSchema } from '@/features/payments/card.schema';
import { lineOfText, optionalLine, optionalParagraph } from './text-rules.schema';

const CURRENCY = 'USD';

/** Who orders. The e-mail address is lower-cased: it is how the customer is found again. */
export const contactSchema = z.strictObject({
  email: z
    .string({ error: 'Enter your e-mail address.' })
    .trim()
    .toLowerCase()
    .max(255, 'Use at most 255 characters.')
    .pipe(z.email('Enter an e-mail address like name@example.com.')),
  name: lineOfText('your name', { min: 2, max: 200 }),
  phone: z
    .string({ error: 'Enter a phone number.' })
    .trim()
    .regex(/^(?:\+?[\d\s().-]{5,38})?$/, 'Enter a phone number like +1 555 010 0199.')
    .transform((text) => text || undefined)
    .optional(),
});

/** Where the order goes. */
export const addressSchema = z
  .strictObject({
    line1: lineOfText('street and number', { max: 200 }),
    line2: optionalLine(200),
    city: lineOfText('the city', { max: 120 }),
    region: optionalLine(120),
    postalCode: z
      .string({ error: 'Enter the postal code.' })
      .trim()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 -]{1,18}[A-Za-z0-9]$/,
        'Enter a postal code, 3 to 20 letters and digits.',
      ),
    country: z.enum(countryCodes, { error: 'Choose a country that we ship to.' }),
  })
  .refine(({ country, region }) => region !== undefined || !isRegionRequired(country), {
    path: ['region'],
    message: 'Enter the state or region.',
  });

/** True for countries whose addresses need a state or region. */
export function isRegionRequired(country: string): boolean {
  return COUNTRIES.some(({ code, regionRequired }) => code === country && regionRequired);
}

/** A coupon as people type it; upper-cased. */
export const couponCodeSchema = z
  .string({ error: 'Enter the coupon code.' })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{1,49}$/, 'Enter the code as printed, letters and digits only.');

/**
 * The body of a checkout, shared by the form and the server. What is bought comes from the cart; `expected` is
 * what the customer saw, so that nobody pays an amount that they did not see.
 */
export const checkoutBodySchema = z.strictObject({
  contact: contactSchema,
  address: addressSchema,
  shippingMethod: z.literal('standard', { error: 'Choose a way of shipping.' }),
  couponCode: couponCodeSchema.optional(),
  payment: z.strictObject({
    method: z.literal('card', { error: 'Choose a way to pay.' }),
    card: cardSchema,
  }),
  notes: optionalParagraph(2_000),
  expected: z.strictObject({
    totalMinor: z.number().int().min(0).max(2_147_483_647),
    currency: z.literal(CURRENCY),
  }),
});

/** A checkout as the form builds it. */
export type CheckoutInput = z.input<typeof checkoutBodySchema>;
/** A checkout as the service receives it. */
export type CheckoutBody = z.output<typeof checkoutBodySchema>;
