import { describe, expect, it } from 'vitest';
import { registerSchema, safeReturnTo, signInSchema } from './sign-in.schema';

describe('safeReturnTo', () => {
  it.each(['/checkout', '/account/orders?page=2', '/products/kestrel-4'])('keeps %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    null,
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/sign-in?returnTo=/x',
    '/reset-password?token=x',
    '/api/account/export',
  ])('leads %j to the account', (path) => {
    expect(safeReturnTo(path)).toBe('/account');
  });
});

describe('the forms', () => {
  it('know an address in one spelling', () => {
    const parsed = signInSchema.parse({ email: ' Ada@Example.COM ', password: 'x' });
    expect(parsed.email).toBe('ada@example.com');
  });

  it.each([
    [{ name: '', email: 'a@b.example', password: 'a long walk' }, 'name'],
    [{ name: 'Ada\nBcc: x', email: 'a@b.example', password: 'a long walk' }, 'name'],
    [{ name: 'Ada', email: 'a@b', password: 'a long walk' }, 'email'],
    [{ name: 'Ada', email: 'a@b.example', password: 'short' }, 'password'],
    [{ name: 'Ada', email: 'a@b.example', password: 'x'.repeat(201) }, 'password'],
  ])('refuse %j at %s', (input, field) => {
    expect(registerSchema.safeParse(input).error?.issues[0]?.path).toEqual([field]);
  });
});
