import { describe, expect, it } from 'vitest';
import { checkoutBodySchema } from '../../checkout-form.schema';
import { findIssues } from './check-values.client';
import { FIELD_NAMES, type FormValues, fieldOfPath, toCheckoutInput, toFieldErrors } from './form-values';

const valid: FormValues = {
  email: 'Ada@Example.com',
  name: 'Ada Lovelace',
  phone: '',
  country: 'US',
  line1: '1 Market Street',
  line2: '',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94103',
  notes: '',
  cardNumber: '4242 4242 4242 4242',
  cardExpiry: '08 / 88',
  cardCvc: '123',
  cardHolder: 'Ada Lovelace',
};
const facts = { totalMinor: 1_000, couponCode: null };

async function errorsOf(changes: FormValues) {
  const values = { ...valid, ...changes };
  return toFieldErrors(await findIssues(toCheckoutInput(values, facts)), values);
}

describe('the checkout form', () => {
  it('builds a body that the server accepts', () => {
    const body = checkoutBodySchema.parse(
      toCheckoutInput(valid, { totalMinor: 1_000, couponCode: 'TAKEOFF10' }),
    );
    expect(body).toMatchObject({
      contact: { email: 'ada@example.com' },
      couponCode: 'TAKEOFF10',
      payment: { card: { number: '4242424242424242', expiryMonth: 8, expiryYear: 2088 } },
      expected: { totalMinor: 1_000, currency: 'USD' },
    });
  });

  it('has a field for every rule that an empty form breaks', async () => {
    const empty = Object.fromEntries(FIELD_NAMES.map((name) => [name, '']));
    const errors = toFieldErrors(await findIssues(toCheckoutInput(empty, facts)), empty);
    expect(Object.keys(errors)).toEqual([
      'email',
      'name',
      'country',
      'line1',
      'city',
      'postalCode',
      'cardNumber',
      'cardExpiry',
      'cardCvc',
      'cardHolder',
    ]);
  });

  it.each([
    [{ email: 'ada@' }, 'email'],
    [{ phone: 'call me' }, 'phone'],
    [{ region: '' }, 'region'],
    [{ postalCode: '?' }, 'postalCode'],
    [{ cardNumber: '4242 4242 4242 4241' }, 'cardNumber'],
    [{ cardExpiry: '08 / 20' }, 'cardExpiry'],
    [{ cardExpiry: '13 / 40' }, 'cardExpiry'],
    [{ cardCvc: '12' }, 'cardCvc'],
  ] satisfies [FormValues, string][])('finds %j at its field, in words', async (changes, field) => {
    const errors = await errorsOf(changes);
    expect(Object.keys(errors)).toEqual([field]);
    expect(Object.values(errors)[0]).toMatch(/^[A-Z].{8,}\.$/);
    expect(Object.values(errors)[0]).not.toMatch(/invalid input/i);
  });

  it('finds the field of a path that the server names', () => {
    expect(fieldOfPath('body.payment.card.expiryYear')).toBe('cardExpiry');
    expect(fieldOfPath('body.address.postalCode')).toBe('postalCode');
    expect(fieldOfPath('body.expected.totalMinor')).toBeNull();
  });
});
