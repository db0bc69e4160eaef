import { DatabaseError } from 'pg';
import { oracleError } from './stand-in-engine';

/** Owner of the tables in messages, as Oracle prints it. */
const OWNER = 'OCTO';

/** A constraint as Oracle names it in a message. */
export const constraintName = (name: string | undefined): string =>
  `(${OWNER}.${(name ?? '').toUpperCase()})`;

/** A column as Oracle names it in a message. */
export const columnName = (table: string | undefined, column: string | undefined): string =>
  `"${OWNER}"."${(table ?? '').toUpperCase()}"."${(column ?? '').toUpperCase()}"`;

const CONNECTION_LOST = /^(57P0|08|ECONN|EPIPE)/;

type Translate = (error: DatabaseError) => readonly [code: string, message: string];

const BY_STATE: Readonly<Record<string, Translate>> = {
  '23505': ({ constraint }) =>
    constraint?.startsWith('pg_')
      ? ['ORA-00955', 'name is already used by an existing object']
      : ['ORA-00001', `unique constraint ${constraintName(constraint)} violated`],
  '23503': ({ constraint, detail }) => {
    const name = `integrity constraint ${constraintName(constraint)} violated`;
    return detail?.includes('still referenced')
      ? ['ORA-02292', `${name} - child record found`]
      : ['ORA-02291', `${name} - parent key not found`];
  },
  '23001': ({ constraint }) => [
    'ORA-02292',
    `integrity constraint ${constraintName(constraint)} violated - child record found`,
  ],
  '23502': ({ table, column }) => ['ORA-01400', `cannot insert NULL into (${columnName(table, column)})`],
  '23514': ({ constraint }) => ['ORA-02290', `check constraint ${constraintName(constraint)} violated`],
  '22001': ({ table, column }) => ['ORA-12899', `value too large for column ${columnName(table, column)}`],
  '22003': () => ['ORA-01438', 'value larger than specified precision allowed for this column'],
  '22P02': () => ['ORA-01722', 'invalid number'],
  '22007': () => ['ORA-01858', 'a non-numeric character was found where a numeric was expected'],
  '22008': () => ['ORA-01858', 'a non-numeric character was found where a numeric was expected'],
  '40P01': () => ['ORA-00060', 'deadlock detected while waiting for resource'],
  '40001': () => ['ORA-08177', "can't serialize access for this transaction"],
  '55P03': () => ['ORA-00054', 'resource busy and acquire with NOWAIT specified or timeout expired'],
  '57014': () => ['NJS-123', 'call timeout of 0 ms exceeded'],
  '42P01': () => ['ORA-00942', 'table or view does not exist'],
  '42P07': () => ['ORA-00955', 'name is already used by an existing object'],
  '42701': () => ['ORA-01430', 'column being added already exists in table'],
  // Two sessions that make a table at once meet at its row type.
  '42710': ({ message }) =>
    message.startsWith('type ')
      ? ['ORA-00955', 'name is already used by an existing object']
      : ['ORA-02264', 'name already used by an existing constraint'],
  '42P16': () => ['ORA-02260', 'table can have only one primary key'],
  '42704': () => ['ORA-02443', 'Cannot drop constraint - nonexistent constraint'],
  '42703': ({ message }) => ['ORA-00904', `${message}: invalid identifier`],
};

/** An error of PostgreSQL as the one that Oracle's driver would raise in its place. */
export function fromPostgresError(error: unknown): Error {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (error instanceof DatabaseError) {
    const translate = BY_STATE[code];
    if (translate) {
      const [oracleCode, message] = translate(error);
      return oracleError(oracleCode, message, error);
    }
  }
  const text = error instanceof Error ? error.message : String(error);
  if (CONNECTION_LOST.test(code) || /Connection terminated/.test(text))
    return oracleError('NJS-500', 'connection to the Oracle Database was broken', error);
  // What Oracle would say is unknown; the words of the engine help whoever reads the failed test.
  return oracleError('ORA-00900', `${code} ${text}`, error);
}
