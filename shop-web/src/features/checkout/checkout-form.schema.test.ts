import { describe, expect, it } from 'vitest';
import { checkoutBodySchema } from './checkout-form.schema';

const good = {
  contact: { email: ' Ada@Example.COM ', name: 'Ada Pilot', phone: '' },
  address: {
    line1: '1 Rotor Way',
    line2: '',
    city: 'Austin',
    region: 'TX',
    postalCode: '78701',
    country: 'US',
  },
  shippingMethod: 'standard',
  payment: {
    method: 'card',
    card: {
      number: '4242 4242-4242 4242',
      expiryMonth: 12,
      expiryYear: 2090,
      cvc: '123',
      holder: 'Ada Pilot',
    },
  },
  expected: { totalMinor: 1, currency: 'USD' },
};

function paths(change: object): string[] {
  const result = checkoutBodySchema.safeParse({ ...good, ...change });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}

const contact = (change: object) => ({ contact: { ...good.contact, ...change } });
const address = (change: object) => ({ address: { ...good.address, ...change } });
const card = (change: object) => ({
  payment: { method: 'card', card: { ...good.payment.card, ...change } },
});

describe('the checkout body', () => {
  it('is tidied: trimmed, e-mail in lower case, empty fields absent, card digits only', () => {
    const body = checkoutBodySchema.parse(good);
    expect(body.contact).toEqual({ email: 'ada@example.com', name: 'Ada Pilot', phone: undefined });
    expect(body.address.line2).toBeUndefined();
    expect(body.payment.card.number).toBe('4242424242424242');
  });

  it.each([
    ['unknown fields', { extra: 1 }, ''],
    ['items, which come from the cart', { items: [] }, ''],
    ['an e-mail address that is none', contact({ email: 'ada@' }), 'contact.email'],
    ['a number as a name', contact({ name: 5 }), 'contact.name'],
    ['a NUL in a name', contact({ name: 'Ada\u0000Pilot' }), 'contact.name'],
    ['a name that is too long', contact({ name: 'x'.repeat(201) }), 'contact.name'],
    ['letters as a phone number', contact({ phone: 'call me' }), 'contact.phone'],
    ['a country that we do not ship to', address({ country: 'XX' }), 'address.country'],
    ['a missing region where one is needed', address({ region: ' ' }), 'address.region'],
    ['a postal code with other characters', address({ postalCode: '78701;' }), 'address.postalCode'],
    ['a card number with a typing error', card({ number: '4242424242424241' }), 'payment.card.number'],
    ['a card that has expired', card({ expiryMonth: 1, expiryYear: 2020 }), 'payment.card.expiryYear'],
    ['a month that is none', card({ expiryMonth: 13 }), 'payment.card.expiryMonth'],
    ['a year as text', card({ expiryYear: '2090' }), 'payment.card.expiryYear'],
    ['a security code with letters', card({ cvc: '12a' }), 'payment.card.cvc'],
    ['a negative total', { expected: { totalMinor: -1, currency: 'USD' } }, 'expected.totalMinor'],
    ['another currency', { expected: { totalMinor: 1, currency: 'EUR' } }, 'expected.currency'],
    ['another way of shipping', { shippingMethod: 'drone' }, 'shippingMethod'],
    ['a coupon with spaces', { couponCode: 'A B' }, 'couponCode'],
    ['notes that are too long', { notes: 'x'.repeat(2_001) }, 'notes'],
  ])('refuses %s', (_, change, path) => {
    expect(paths(change)).toContain(path);
  });

  it('needs no region in Germany', () => {
    expect(paths(address({ country: 'DE', region: undefined, postalCode: '10115' }))).toEqual([]);
  });

  it('never repeats a card number in its messages', () => {
    const result = checkoutBodySchema.safeParse({ ...good, ...card({ number: '4242424242424241' }) });
    expect(JSON.stringify(result.error?.issues)).not.toContain('42424242');
  });
});
