import { readFileSync } from 'node:fs';
import oracledb from 'oracledb';
import { expect, it } from 'vitest';
import { testDatabaseUrl } from '../../../testing';
import { connectAccount } from '../../../testing/oracle-account';
import type { CorpusEntry } from '../corpus/entry';

const CORPUS = new URL('../corpus/corpus.json', import.meta.url);

const PARSE = `DECLARE
  c INTEGER := DBMS_SQL.OPEN_CURSOR;
BEGIN
  DBMS_SQL.PARSE(c, :p1, DBMS_SQL.NATIVE);
  DBMS_SQL.CLOSE_CURSOR(c);
EXCEPTION WHEN OTHERS THEN
  DBMS_SQL.CLOSE_CURSOR(c);
  RAISE;
END;`;

/** Packages that only an Autonomous Database has. */
const AUTONOMOUS_ONLY = /\bDBMS_CLOUD/;

it('the server parses every statement that the applications send', async () => {
  const entries = JSON.parse(readFileSync(CORPUS, 'utf8')) as CorpusEntry[];
  const texts = new Set(
    entries.flatMap(({ oracle = [], oracleWithOffset = [] }) => [...oracle, ...oracleWithOffset]),
  );
  expect(texts.size).toBeGreaterThan(0);
  const connection = await connectAccount(await testDatabaseUrl());
  const refused: string[] = [];
  try {
    const [hasCloud] = (
      await connection.execute(
        "SELECT 1 FROM ALL_OBJECTS WHERE OBJECT_NAME = 'DBMS_CLOUD_AI' FETCH FIRST 1 ROWS ONLY",
      )
    ).rows ?? [undefined];
    for (const text of texts) {
      if (AUTONOMOUS_ONLY.test(text) && !hasCloud) continue;
      await connection
        .execute(PARSE, { p1: { val: text, type: oracledb.CLOB } })
        .catch((error: Error) => refused.push(`${error.message.split('\n', 1)[0]}\n${text}`));
    }
  } finally {
    await connection.close();
  }
  expect(refused).toEqual([]);
});
