import { describe, expect, it } from 'vitest';
import { maskEmail, maskPhone, maskPii } from './pii';

describe('masking of personal data in logs', () => {
  it('keeps the first letter and the domain of an e-mail address', () => {
    expect(maskEmail('ursula@octo.example')).toBe('u***@octo.example');
    expect(maskEmail('nonsense')).toBe('***');
  });

  it('keeps the last four digits of a phone number', () => {
    expect(maskPhone('+49 (30) 123-4567')).toBe('***4567');
    expect(maskPhone('12')).toBe('***');
  });

  it.each(['email', 'customer_email', 'customer.email', 'customerEmail', 'security.username'])(
    'knows an address by the field %s',
    (key) => expect(maskPii({ [key]: 'ada@octo.example' })).toEqual({ [key]: 'a***@octo.example' }),
  );

  it('removes secrets wherever they stand', () => {
    expect(
      maskPii({ request: { headers: { Authorization: 'Bearer x', 'X-Internal-Service-Key': 'k' } } }),
    ).toEqual({
      request: { headers: { Authorization: '[redacted]', 'X-Internal-Service-Key': '[redacted]' } },
    });
    expect(maskPii({ cards: [{ cardNumber: '4242', cvc: '1' }] })).toEqual({
      cards: [{ cardNumber: '[redacted]', cvc: '[redacted]' }],
    });
  });

  it('leaves errors, dates and plain fields as they are', () => {
    const err = new Error('x');
    const at = new Date(0);
    expect(maskPii({ err, at, orderId: 7, ok: true, none: null })).toEqual({
      err,
      at,
      orderId: 7,
      ok: true,
      none: null,
    });
  });

  it('does not change what it was given', () => {
    const fields = { email: 'ada@octo.example' };
    maskPii(fields);
    expect(fields.email).toBe('ada@octo.example');
  });
});
