import { describe, expect, it } from 'vitest';
import { lockMsAfter, secondsLocked } from './lock-out';
import { hashPassword, PASSWORD_MAX_LENGTH, verifyPassword } from './password';
import { sessionCookieName, sessionTokenFrom } from './session-cookie';

const MINUTE = 60_000;

describe('lock-out', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, MINUTE],
    [6, 2 * MINUTE],
    [10, 32 * MINUTE],
    [11, 60 * MINUTE],
    [10_000, 60 * MINUTE],
  ])('after %i failures in a row lasts %i ms', (failures, lockMs) => {
    expect(lockMsAfter(failures)).toBe(lockMs);
  });

  it('is told in whole seconds, at least one while it lasts', () => {
    const now = new Date('2026-03-01T12:00:00.000Z');
    expect(secondsLocked(new Date('2026-03-01T12:00:00.001Z'), now)).toBe(1);
    expect(secondsLocked(new Date('2026-03-01T12:01:00.000Z'), now)).toBe(60);
    expect(secondsLocked(now, now)).toBe(0);
    expect(secondsLocked(null, now)).toBe(0);
  });
});

describe('passwords', () => {
  it('are hashed with argon2id and a fresh salt', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    await expect(verifyPassword(one, 'correct horse')).resolves.toBe(true);
    await expect(verifyPassword(one, 'Correct horse')).resolves.toBe(false);
  });

  it('never match an account without a hash, not even the decoy itself', async () => {
    await expect(verifyPassword(null, 'no account has this password')).resolves.toBe(false);
  });

  it('that are too long are refused without work', async () => {
    await expect(verifyPassword(null, 'x'.repeat(PASSWORD_MAX_LENGTH + 1))).resolves.toBe(false);
  });
});

describe('the session cookie', () => {
  const token = 'a'.repeat(43);
  const local = { name: 'octo_console', isSecure: false };
  const secure = { name: 'octo_console', isSecure: true };

  it('is pinned to the host over https', () => {
    expect(sessionCookieName(secure)).toBe('__Host-octo_console');
    expect(sessionCookieName(local)).toBe('octo_console');
  });

  it('is read by its exact name', () => {
    expect(sessionTokenFrom(`a=1; octo_console=${token}; b=2`, local)).toBe(token);
    expect(sessionTokenFrom(`octo_console=${token}`, secure)).toBeNull();
    expect(sessionTokenFrom(`xocto_console=${token}`, local)).toBeNull();
  });

  it.each(['', 'short', `${'a'.repeat(43)}'`, 'a'.repeat(44), '../../etc/passwd'])(
    'with the value %j is ignored',
    (value) => {
      expect(sessionTokenFrom(`octo_console=${value}`, local)).toBeNull();
    },
  );
});
