import type { CheckoutInput } from '../../checkout-form.schema';
import { parseExpiry } from './card-format';

/** Fields of the form, in the order in which they stand. */
export const FIELD_NAMES = [
  'email',
  'name',
  'phone',
  'country',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'notes',
  'cardNumber',
  'cardExpiry',
  'cardCvc',
  'cardHolder',
] as const;

/** Name of a field of the form. */
export type FieldName = (typeof FIELD_NAMES)[number];
/** Message per wrong field. */
export type FieldErrors = Partial<Record<FieldName, string>>;
/** What is in the fields. */
export type FormValues = Readonly<Partial<Record<FieldName, string>>>;

/** Reads the fields; one that is not shown is missing. */
export function readValues(form: HTMLFormElement): FormValues {
  const data = new FormData(form);
  const values: Partial<Record<FieldName, string>> = {};
  for (const name of FIELD_NAMES) {
    const value = data.get(name);
    if (typeof value === 'string') values[name] = value;
  }
  return values;
}

interface OrderFacts {
  readonly totalMinor: number;
  readonly couponCode: string | null;
}

/** Builds the body of a checkout out of the fields and what the customer saw. */
export function toCheckoutInput(values: FormValues, { totalMinor, couponCode }: OrderFacts): CheckoutInput {
  const text = (name: FieldName) => values[name] ?? '';
  const expiry = parseExpiry(text('cardExpiry'));
  return {
    contact: { email: text('email'), name: text('name'), phone: text('phone') },
    address: {
      line1: text('line1'),
      line2: text('line2'),
      city: text('city'),
      region: text('region'),
      postalCode: text('postalCode'),
      // The select offers known countries only; the schema has the last word.
      country: text('country') as CheckoutInput['address']['country'],
    },
    shippingMethod: 'standard',
    ...(couponCode === null ? {} : { couponCode }),
    payment: {
      method: 'card',
      card: {
        number: text('cardNumber'),
        expiryMonth: expiry?.month ?? 0,
        expiryYear: expiry?.year ?? 0,
        cvc: text('cardCvc'),
        holder: text('cardHolder'),
      },
    },
    notes: text('notes'),
    expected: { totalMinor, currency: 'USD' },
  };
}

const CARD_FIELDS: Readonly<Record<string, FieldName>> = {
  number: 'cardNumber',
  expiryMonth: 'cardExpiry',
  expiryYear: 'cardExpiry',
  cvc: 'cardCvc',
  holder: 'cardHolder',
};

/** The field that a path of the checkout body stands for (`body.payment.card.cvc` → `cardCvc`); null when none. */
export function fieldOfPath(path: string): FieldName | null {
  const parts = path.replace(/^body\./, '').split('.');
  const last = parts.at(-1) ?? '';
  const name = parts[0] === 'payment' ? CARD_FIELDS[last] : last;
  return FIELD_NAMES.find((field) => field === name) ?? null;
}

/** Where the form asks in another way than the body: one date for month and year, and nothing typed at all. */
function ownWords(field: FieldName, values: FormValues): string | null {
  if (field === 'cardExpiry' && parseExpiry(values.cardExpiry ?? '') === null) {
    return 'Enter the expiry date like 08 / 29.';
  }
  return field === 'name' && !values.name?.trim() ? 'Enter your name.' : null;
}

/** First message per field, in the order of the fields; what belongs to no field is left out. */
export function toFieldErrors(
  issues: readonly { readonly path: string; readonly message: string }[],
  values: FormValues,
): FieldErrors {
  const found = new Map<FieldName, string>();
  for (const { path, message } of issues) {
    const field = fieldOfPath(path);
    if (field === null || found.has(field)) continue;
    found.set(field, ownWords(field, values) ?? message);
  }
  return Object.fromEntries(
    FIELD_NAMES.filter((field) => found.has(field)).map((field) => [field, found.get(field)]),
  );
}
