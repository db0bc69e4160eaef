import { describe, expect, it } from 'vitest';
import { formatCardNumber, formatExpiry, parseExpiry } from './card-format';

describe('formatCardNumber', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['4242-4242 42', '4242 4242 42'],
    ['378282246310005', '3782 822463 10005'],
    ['', ''],
    ['abc', ''],
  ])('groups %s', (typed, shown) => expect(formatCardNumber(typed)).toBe(shown));
});

describe('formatExpiry', () => {
  it.each([
    ['1', '1'],
    ['12', '12'],
    ['123', '12 / 3'],
    ['1230', '12 / 30'],
    ['8', '08'],
    ['830', '08 / 30'],
    ['1/', '01 /'],
    ['1/3', '01 / 3'],
    ['08/2030', '08 / 30'],
    ['12 / ', '12 /'],
    ['12 ', '12'],
  ])('shows %s as %s', (typed, shown) => expect(formatExpiry(typed)).toBe(shown));

  it('lets every digit be deleted again', () => {
    let text = '08 / 30';
    for (let presses = 0; text !== '' && presses < 10; presses += 1) text = formatExpiry(text.slice(0, -1));
    expect(text).toBe('');
  });
});

describe('parseExpiry', () => {
  it.each([
    ['08 / 30', { month: 8, year: 2030 }],
    ['8/2030', { month: 8, year: 2030 }],
    ['0830', { month: 8, year: 2030 }],
    ['13 / 30', null],
    ['00 / 30', null],
    ['08', null],
    ['', null],
  ])('reads %s', (typed, read) => expect(parseExpiry(typed)).toEqual(read));
});
