import { expect, test } from 'vitest';
import { createAttempts } from './attempt';

function counted() {
  let made = 0;
  return createAttempts(() => {
    made += 1;
    return `key-${made}`;
  });
}

test('a retry of the same order keeps its key', () => {
  const attempts = counted();
  expect([attempts.keyFor('a'), attempts.keyFor('a')]).toEqual(['key-1', 'key-1']);
});

test('an edited order is a new attempt', () => {
  const attempts = counted();
  expect([attempts.keyFor('a'), attempts.keyFor('b')]).toEqual(['key-1', 'key-2']);
});

test('after a definite refusal even the same order is a new attempt', () => {
  const attempts = counted();
  const first = attempts.keyFor('a');
  attempts.settle();
  expect(attempts.keyFor('a')).not.toBe(first);
});

test('keys are what the server accepts and never repeat', () => {
  const keys = Array.from({ length: 50 }, () => createAttempts().keyFor('a'));
  expect(new Set(keys).size).toBe(50);
  for (const key of keys) expect(key).toMatch(/^[a-f0-9]{32}$/);
});
