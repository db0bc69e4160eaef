import type { PoolClient } from 'pg';
import { fromPostgresError } from './on-postgres-errors';
import { is, sign, type Token } from './oracle-text';
import { printTokens, type Spelling } from './print-tokens';
import type { StandInEngine } from './stand-in-engine';

const SPELLING: Spelling = {
  words: {
    BINARY_DOUBLE: 'DOUBLE PRECISION',
    CLOB: 'TEXT',
    NUMBER: 'NUMERIC',
    VARCHAR2: 'VARCHAR',
  },
  hasDual: false,
};

const CAST_OF_TYPE: Readonly<Record<string, string>> = {
  DB_TYPE_NUMBER: 'NUMERIC',
  DB_TYPE_BINARY_DOUBLE: 'DOUBLE PRECISION',
  DB_TYPE_TIMESTAMP_LTZ: 'TIMESTAMPTZ',
  DB_TYPE_BLOB: 'BYTEA',
  DB_TYPE_RAW: 'BYTEA',
};

// JSON_TABLE reads text on Oracle and jsonb here.
function withJsonDocuments(tokens: readonly Token[]): Token[] {
  const known: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    known.push(token);
    const document = tokens[at + 2];
    if (!is(token, 'JSON_TABLE') || document === undefined) continue;
    known.push(sign('('), sign('CAST'), sign('('), document, sign('AS'), sign('JSONB'), sign(')'));
    at += 2;
  }
  return known;
}

/**
 * Oracle text on PostgreSQL, by the subset that both understand: the same names, paging, RETURNING without INTO.
 * Its types are mapped so that numbers stay NUMBER (5 / 2 is 2.5), and a failed statement leaves its transaction
 * usable.
 */
export const onPostgres: StandInEngine = {
  print: (tokens, bind) => printTokens(withJsonDocuments(tokens), bind, SPELLING),
  // Text stays untyped: Oracle converts it to what the place needs, and so does PostgreSQL then.
  printBind: (place, type) => {
    const cast = CAST_OF_TYPE[type];
    return cast ? `CAST($${place} AS ${cast})` : `$${place}`;
  },
  needsSavepoints: true,
  beginSerializable: 'BEGIN ISOLATION LEVEL REPEATABLE READ',
  schema: {
    ...SPELLING,
    words: {
      ...SPELLING.words,
      BLOB: 'BYTEA',
      RAW: 'BYTEA',
      SYSTIMESTAMP: 'CURRENT_TIMESTAMP',
    },
    // PostgreSQL's identity columns cannot be NUMERIC, a default can.
    identity: (table, column) => {
      const sequence = `${table}_${column}_seq`;
      return { before: `CREATE SEQUENCE ${sequence}`, clause: `DEFAULT nextval('${sequence}')` };
    },
    hasExpressionIndexes: true,
    comparesNulls: true,
  },
  toOracleError: fromPostgresError,
  prepareSession: async (client: PoolClient) => {
    await client.query("SET TIME ZONE 'UTC'");
  },
};
