import { describe, expect, it } from 'vitest';
import { safeReturnTo, signInSchema } from './auth.schema';

describe('safeReturnTo', () => {
  it.each(['/', '/orders', '/orders?status=paid&from=2026-01-01', '/orders/OCTO-AAAA-BBBB', '/traces/abc'])(
    'keeps %s',
    (path) => {
      expect(safeReturnTo(path)).toBe(path);
    },
  );

  it.each([
    null,
    undefined,
    '',
    'orders',
    'https://evil.example/',
    '//evil.example/',
    '///evil.example',
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '/orders\\..\\evil',
    '/\tevil',
    '/%0a\n',
    'javascript:alert(1)',
    '/login',
    '/login?returnTo=/orders',
    '/api/search?q=x',
    '/./login',
    '/x/..//evil.example',
    `/${'a'.repeat(2_000)}`,
  ])('leads %j to the dashboard', (path) => {
    expect(safeReturnTo(path)).toBe('/');
  });
});

describe('the sign-in form', () => {
  it('says what is missing, field by field', () => {
    const { error } = signInSchema.safeParse({ email: ' ', password: '' });
    expect(error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'email: Enter your e-mail address.',
      'password: Enter your password.',
    ]);
  });

  it.each([
    {},
    { email: 1, password: 'x' },
    { email: 'a@b.example', password: 'x'.repeat(201) },
    { email: 'no', password: 'x' },
  ])('refuses %j', (input) => {
    expect(signInSchema.safeParse(input).success).toBe(false);
  });
});
