import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runWithRequestFields, withSpan } from '../../telemetry';
import { recordSpans } from '../../telemetry/sdk/recording';
import { statementCount } from '../statement-count';
import type { OracleConnection } from './driver';
import { endpointOf, oracleHooks } from './observe';
import type { OracleStatement } from './statement';

const recorded = recordSpans();
afterEach(() => void recorded.take());
afterAll(() => recorded.stop());

const MODULE = 'octo-drone-shop-oke';
const hooks = oracleHooks({ module: MODULE, ...endpointOf('db.example:1522/shop_tp') });
const STATEMENT: OracleStatement = {
  text: 'SELECT "ORDERS"."ID" FROM "ORDERS" WHERE "ORDERS"."ID" = :p1',
  sqlId: '9g6pyx7qz035v',
  kind: 'query',
};
const answer = { rows: 2, roundTrips: 1 };

describe('a session', () => {
  it('says module, action and trace before each statement, and forgets those of the last request', async () => {
    const connection = {} as OracleConnection;
    await runWithRequestFields({ operation: 'POST /api/shop/checkout' }, () =>
      withSpan('request', {}, (span) => {
        hooks.beforeStatement?.(connection);
        expect(connection).toEqual({
          module: MODULE,
          action: 'POST /api/shop/checkout',
          clientId: span.spanContext().traceId,
        });
      }),
    );
    hooks.beforeStatement?.(connection);
    expect(connection).toEqual({ module: MODULE, action: '', clientId: '' });
  });
});

describe('a statement', () => {
  it('is a span with the Oracle text, its SQL_ID, rows and round trips', async () => {
    const before = statementCount();
    await withSpan('request', {}, () => hooks.around?.(STATEMENT, async () => answer));
    const [span] = recorded.take();
    expect(span?.name).toBe('SELECT ORDERS');
    expect(span?.attributes).toMatchObject({
      'db.system.name': 'oracle.db',
      'db.query.text': STATEMENT.text,
      'db.response.returned_rows': 2,
      'octo.db.round_trips': 1,
      DbOracleSqlId: STATEMENT.sqlId,
      'server.address': 'db.example',
      'server.port': 1522,
      'db.namespace': 'shop_tp',
    });
    expect(statementCount() - before).toBe(1);
  });
});

describe('endpointOf', () => {
  it.each([
    ['shop_tp', { namespace: 'shop_tp' }],
    ['db.example/shop', { serverAddress: 'db.example', serverPort: undefined, namespace: 'shop' }],
    [
      'tcps://db.example:1522/shop.adb',
      { serverAddress: 'db.example', serverPort: 1522, namespace: 'shop.adb' },
    ],
    [
      '(description=(address=(protocol=tcps)(port=1522)(host=db.example))(connect_data=(service_name=shop)))',
      { serverAddress: 'db.example', serverPort: 1522, namespace: 'shop' },
    ],
  ])('reads %s', (dsn, endpoint) => {
    expect(endpointOf(dsn)).toEqual(endpoint);
  });
});
