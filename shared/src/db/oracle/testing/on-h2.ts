import type { PoolClient } from 'pg';
import { answerH2AtOnce } from './h2-wire';
import { fromH2Error } from './on-h2-errors';
import { closing, is, sign, type Token, topLevel } from './oracle-text';
import { printTokens, type Spelling } from './print-tokens';
import type { BoundValues, StandInEngine } from './stand-in-engine';

const SPELLING: Spelling = {
  words: { BINARY_DOUBLE: 'DOUBLE PRECISION', CLOB: 'VARCHAR', NUMBER: 'NUMERIC', VARCHAR2: 'VARCHAR' },
  hasDual: true,
};

const CAST_OF_TYPE: Readonly<Record<string, string>> = {
  DB_TYPE_NUMBER: 'NUMERIC(40, 10)',
  DB_TYPE_BINARY_DOUBLE: 'DOUBLE PRECISION',
  DB_TYPE_TIMESTAMP_LTZ: 'TIMESTAMP(6) WITH TIME ZONE',
};

const literal = (value: unknown): Token => {
  if (value === null || value === undefined) return sign('NULL');
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return { kind: 'string', text: `'${String(value).replaceAll("'", "''")}'` };
};

// H2 has no JSON_TABLE: the rows of the document are written out, each as a SELECT of its own.
function jsonRows(tokens: readonly Token[], values: BoundValues): Token[] {
  const document = values.get(tokens[1]?.text ?? '')?.value;
  const open = tokens.findIndex((token) => is(token, 'COLUMNS')) + 1;
  const columns: { name: Token; type: Token[]; path: string }[] = [];
  for (let at = open + 1; at < closing(tokens, open); ) {
    const path = tokens.findIndex((token, index) => index > at && is(token, 'PATH'));
    const name = tokens[at] as Token;
    const text = tokens[path + 1]?.text ?? '';
    columns.push({ name, type: tokens.slice(at + 1, path), path: text.slice(3, -1) });
    at = path + 3;
  }
  const rows = JSON.parse(String(document)) as Record<string, unknown>[];
  return rows.flatMap((row, index) => [
    ...(index > 0 ? [sign('UNION'), sign('ALL')] : []),
    sign('SELECT'),
    ...columns.flatMap(({ name, type, path }, place) => [
      ...(place > 0 ? [sign(',')] : []),
      ...[sign('CAST'), sign('('), literal(row[path]), sign('AS'), ...type, sign(')'), sign('AS'), name],
    ]),
  ]);
}

/** Takes out or writes out what H2 has no words for. */
function withoutUnknown(tokens: readonly Token[], values: BoundValues): Token[] {
  const known: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (is(token, 'SKIP') && is(tokens[at + 1], 'LOCKED')) at += 1;
    else if (is(token, 'RETURNING') && is(tokens[at + 1], 'CLOB')) at += 1;
    else if (is(token, 'JSON_TABLE')) {
      const end = closing(tokens, at + 1);
      known.push(sign('('), ...jsonRows(tokens.slice(at + 1, end), values), sign(')'));
      at = end;
    } else known.push(token);
  }
  return known;
}

/** `… RETURNING a, b` is `SELECT a, b FROM FINAL TABLE (…)` here, and OLD TABLE for rows that go. */
function print(tokens: readonly Token[], bind: (name: string) => string, values: BoundValues): string {
  const known = withoutUnknown(tokens, values);
  const returning = is(known[0], 'SELECT') ? -1 : topLevel(known, 'RETURNING');
  if (returning < 0) return printTokens(known, bind, SPELLING);
  const change = printTokens(known.slice(0, returning), bind, SPELLING);
  const columns = printTokens(known.slice(returning + 1), bind, SPELLING);
  return `SELECT ${columns} FROM ${is(known[0], 'DELETE') ? 'OLD' : 'FINAL'} TABLE (${change})`;
}

const LOCK_TIMEOUT_MS = 20_000;

/**
 * Oracle text on H2 in its Oracle mode, reached by H2's PostgreSQL server: '' is NULL, numbers and text as on
 * Oracle, keys with NULL too. It has no SKIP LOCKED (it waits) and no indexes on expressions.
 */
export const onH2: StandInEngine = {
  print,
  printBind: (place, type) => {
    const cast = CAST_OF_TYPE[type];
    return cast ? `CAST($${place} AS ${cast})` : `$${place}`;
  },
  needsSavepoints: false,
  beginSerializable: 'BEGIN; SET TRANSACTION ISOLATION LEVEL SNAPSHOT',
  schema: {
    ...SPELLING,
    words: { ...SPELLING.words, BLOB: 'VARBINARY', RAW: 'VARBINARY', SYSTIMESTAMP: 'CURRENT_TIMESTAMP' },
    identity: null,
    hasExpressionIndexes: false,
    comparesNulls: false,
  },
  toOracleError: fromH2Error,
  prepareSession: async (client: PoolClient) => {
    answerH2AtOnce(client);
    await client.query('SET MODE Oracle');
    await client.query(`SET LOCK_TIMEOUT ${LOCK_TIMEOUT_MS}`);
    await client.query("SET TIME ZONE 'UTC'");
  },
};
