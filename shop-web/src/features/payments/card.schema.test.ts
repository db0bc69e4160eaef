import { describe, expect, it } from 'vitest';
import { cardBrand, hasValidCheckDigit, isCardExpired } from './card.schema';

describe('cards', () => {
  it.each([
    ['4242424242424242', 'visa'],
    ['5555555555554444', 'mastercard'],
    ['2223003122003222', 'mastercard'],
    ['378282246310005', 'amex'],
    ['6011111111111117', 'discover'],
    ['3530111333300000', 'jcb'],
    ['9999999999999995', 'card'],
  ])('%s is %s and passes the check digit', (number, brand) => {
    expect(cardBrand(number)).toBe(brand);
    expect(hasValidCheckDigit(number)).toBe(true);
  });

  it('notices one wrong digit and two swapped ones', () => {
    expect(hasValidCheckDigit('4242424242424243')).toBe(false);
    expect(hasValidCheckDigit('4224424242424242')).toBe(false);
  });

  it('are good until the end of their month, wherever that is', () => {
    const card = { expiryMonth: 11, expiryYear: 2026 };
    expect(isCardExpired(card, new Date('2026-11-30T23:59:59Z'))).toBe(false);
    expect(isCardExpired(card, new Date('2026-12-01T11:59:59Z'))).toBe(false);
    expect(isCardExpired(card, new Date('2026-12-01T12:00:00Z'))).toBe(true);
  });
});
