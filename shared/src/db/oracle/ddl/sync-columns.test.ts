import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { splitScript } from '../script';
import { schemaAfter } from './testing/schema-after';

const SCHEMA = new URL('../../../../prisma/oracle/schema.sql', import.meta.url);

// What other programs read of a synchronised order. Lengths count characters and instants know their zone, else
// the types are the ones that were agreed.
const AGREED = {
  SOURCE_SYSTEM: /^VARCHAR2 \( 50 CHAR \)/,
  SOURCE_ORDER_ID: /^NUMBER/,
  SOURCE_CUSTOMER_EMAIL: /^VARCHAR2 \( 255 CHAR \)/,
  SYNC_STATUS: /^VARCHAR2 \( 50 CHAR \)/,
  BACKLOG_STATUS: /^VARCHAR2 \( 50 CHAR \)/,
  SYNC_ERROR: /^VARCHAR2 \( 4000 CHAR \)/,
  SOURCE_PAYLOAD: /^CLOB$/,
  CORRELATION_ID: /^VARCHAR2 \( 64 CHAR \)/,
  LAST_SYNCED_AT: /^TIMESTAMP/,
};

it('orders have the agreed sync columns, in the agreed order', () => {
  const orders = schemaAfter(splitScript(readFileSync(SCHEMA, 'utf8'))).tables.ORDERS ?? {};
  const names = Object.keys(orders).filter((name) => name in AGREED);
  expect(names).toEqual(Object.keys(AGREED));
  for (const [name, type] of Object.entries(AGREED)) expect(orders[name], name).toMatch(type);
});
