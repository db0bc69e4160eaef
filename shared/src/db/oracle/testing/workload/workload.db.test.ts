import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../../testing';
import { createDatabase, type Database } from '../../../client';
import { CHANGES } from './changes';
import type { Operation } from './operation';
import { READS } from './reads';
import { WRITES } from './writes';

let db: Database;

beforeAll(async () => {
  db = createDatabase({ url: await testDatabaseUrl(), applicationName: 'workload', poolMax: 2 });
});
afterAll(() => db.$disconnect());

// The answers of PostgreSQL, which every other engine has to give too.
const ANSWERS = fileURLToPath(new URL('answers.txt', import.meta.url));

/** Values that JSON has no words for, and objects by name: databases keep the fields of a document in their own order. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function answerOf([, run]: Operation): Promise<unknown> {
  try {
    return await run(db);
  } catch (error) {
    const { code, name } = error as { code?: string; name: string };
    return { failed: code ?? name };
  }
}

it('gets the same answers from every engine', async () => {
  const answers: Record<string, unknown> = {};
  // One after the other: later ones find what earlier ones left.
  for (const operation of [...WRITES, ...READS, ...CHANGES])
    answers[operation[0]] = await answerOf(operation);
  await expect(`${JSON.stringify(answers, plain, 2)}\n`).toMatchFileSnapshot(ANSWERS);
});
