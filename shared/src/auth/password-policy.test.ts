import { describe, expect, it } from 'vitest';
import { passwordProblem, requireGoodPassword } from './password-policy';

const person = { email: 'amelie.voss@example.com', name: 'Amelie Voss' };

describe('a new password', () => {
  it.each(['a long walk by the sea', 'Zq7!pdW0xk', 'korrekt pferd batterie', 'ünïcödé-ist-erlaubt'])(
    'may be %j',
    async (password) => {
      expect(await passwordProblem(password, person)).toBeNull();
    },
  );

  it.each([
    ['short', 'at least 10'],
    ['password123', 'common'],
    ['1234567890', 'common'],
    ['Qwertyuiop', 'common'],
    ['sunshine2026', 'common'],
    ['aaaaaaaaaaaaa', 'repeats'],
    ['ababababababab', 'repeats'],
    ['amelie.voss1', 'name or address'],
    ['Amelie-2026!', 'name or address'],
  ])('may not be %j', async (password, reason) => {
    expect(await passwordProblem(password, person)).toContain(reason);
  });

  it('is refused beside its own field', async () => {
    await expect(requireGoodPassword('password123', person, 'newPassword')).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'newPassword' }],
    });
  });
});
