import { columnName, constraintName } from './on-postgres-errors';
import { oracleError } from './stand-in-engine';

type Translate = (message: string) => readonly [code: string, message: string];

/** The name in `"public.orders_number_key_INDEX_8 ON public.orders(…)"`, without the index's own ending. */
const uniqueKeyOf = (message: string): string => {
  const [, key = '', table = ''] = /"(?:public\.)?([\w ]+?) ON (?:public\.)?(\w+)\(/i.exec(message) ?? [];
  return /primary.key/i.test(key) ? `${table}_pkey` : key.replace(/_INDEX_\w+$/, '');
};

const constraintOf = (message: string): string => /"(?:public\.)?(\w+):/i.exec(message)?.[1] ?? '';

const tableOf = (message: string): string | undefined =>
  /(?:INSERT\s+INTO|UPDATE)\s+"?(\w+)"?/i.exec(message)?.[1];

const quotedWord = (message: string): string | undefined => /"(\w+)/.exec(message)?.[1];

const BY_STATE: Readonly<Record<string, Translate>> = {
  '23505': (text) => ['ORA-00001', `unique constraint ${constraintName(uniqueKeyOf(text))} violated`],
  '23506': (text) => [
    'ORA-02291',
    `integrity constraint ${constraintName(constraintOf(text))} violated - parent key not found`,
  ],
  '23503': (text) => [
    'ORA-02292',
    `integrity constraint ${constraintName(constraintOf(text))} violated - child record found`,
  ],
  '23502': (text) => [
    'ORA-01400',
    `cannot insert NULL into (${columnName(tableOf(text), quotedWord(text))})`,
  ],
  '23513': (text) => ['ORA-02290', `check constraint ${constraintName(constraintOf(text))} violated`],
  '22001': (text) => [
    'ORA-12899',
    `value too large for column ${columnName(tableOf(text), quotedWord(text))}`,
  ],
  '22003': () => ['ORA-01438', 'value larger than specified precision allowed for this column'],
  '22018': () => ['ORA-01722', 'invalid number'],
  '22007': () => ['ORA-01858', 'a non-numeric character was found where a numeric was expected'],
  '40001': () => ['ORA-00060', 'deadlock detected while waiting for resource'],
  '90131': () => ['ORA-08177', "can't serialize access for this transaction"],
  HYT00: () => ['ORA-00054', 'resource busy and acquire with NOWAIT specified or timeout expired'],
  '42S02': () => ['ORA-00942', 'table or view does not exist'],
  '42S04': () => ['ORA-00942', 'table or view does not exist'],
  '42S01': () => ['ORA-00955', 'name is already used by an existing object'],
  '42S11': () => ['ORA-00955', 'name is already used by an existing object'],
  '42S21': () => ['ORA-01430', 'column being added already exists in table'],
  '90045': () => ['ORA-02264', 'name already used by an existing constraint'],
  '90017': () => ['ORA-02260', 'table can have only one primary key'],
  '90057': () => ['ORA-02443', 'Cannot drop constraint - nonexistent constraint'],
  '42S22': (text) => ['ORA-00904', `"${quotedWord(text)?.toUpperCase()}": invalid identifier`],
};

/** An error of H2, as it comes over the wire, as the one that Oracle's driver would raise in its place. */
export function fromH2Error(error: unknown): Error {
  const { code = '', message } = error as { code?: string; message: string };
  const translate = BY_STATE[code];
  if (translate) {
    const [oracleCode, text] = translate(message);
    return oracleError(oracleCode, text, error);
  }
  if (/^(57P0|08|ECONN|EPIPE)/.test(code) || /Connection terminated/.test(message))
    return oracleError('NJS-500', 'connection to the Oracle Database was broken', error);
  // What Oracle would say is unknown; the words of the engine help whoever reads the failed test.
  return oracleError('ORA-00900', `${code} ${message}`, error);
}
