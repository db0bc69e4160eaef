import { describe, expect, it } from 'vitest';
import { constantTimeEqual, newOrderNumber, newToken, sha256Hex } from '.';

describe('ids', () => {
  it('make order numbers that a phone call cannot confuse', () => {
    for (let round = 0; round < 50; round += 1)
      expect(newOrderNumber()).toMatch(/^OCTO-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('make tokens of 192 bits that never repeat', () => {
    const tokens = new Set(Array.from({ length: 200 }, () => newToken()));
    expect(tokens.size).toBe(200);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{32}$/);
  });

  it('compare secrets of any length', () => {
    expect(constantTimeEqual('abc', 'abc')).toBe(true);
    expect(constantTimeEqual('abc', 'abcd')).toBe(false);
    expect(sha256Hex('abc')).toHaveLength(64);
  });
});
