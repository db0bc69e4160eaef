import { PERMISSIONS, ROLES } from '@octo/shared/auth/permissions';
import { ORDER_STATUSES } from '@octo/shared/orders/states';
import { describe, expect, it } from 'vitest';
import { csvValue } from '@/csv';
import {
  cancelOrderSchema,
  isTransitionKnown,
  judgeAction,
  ORDER_ACTION_RULES,
  ORDER_ACTIONS,
  processOrdersSchema,
  shipOrderSchema,
  shownActions,
} from './order-actions.schema';
import { orderCsvLine } from './order-csv';

describe('the table of actions', () => {
  it.each(ORDER_ACTIONS)('offers %s only where the state machine allows it', (action) => {
    expect(isTransitionKnown(action)).toBe(true);
    expect(PERMISSIONS).toContain(ORDER_ACTION_RULES[action].permission);
  });

  it.each(ORDER_STATUSES)(
    'allows in state %s what the rules list, and gives a reason for all else',
    (status) => {
      for (const action of ORDER_ACTIONS) {
        const verdict = judgeAction(action, status, 'admin');
        expect(verdict.isAllowed).toBe(ORDER_ACTION_RULES[action].from.includes(status));
        if (!verdict.isAllowed) expect(verdict.reason).toMatch(/\.$/);
      }
    },
  );

  it('shows nothing to do with an order that is over', () => {
    for (const role of ROLES) {
      for (const status of ['failed', 'refunded', 'returned']) expect(shownActions(status, role)).toEqual([]);
    }
  });

  it('shows what a role may not do as refused, with the roles that may', () => {
    const [process, cancel] = shownActions('paid', 'viewer');
    expect(process).toMatchObject({
      action: 'process',
      isAllowed: false,
      reason: expect.stringContaining('support'),
    });
    expect(cancel).toMatchObject({
      action: 'cancel',
      isAllowed: false,
      reason: expect.stringContaining('manager'),
    });
  });

  it('explains why an order on its way cannot be cancelled any more', () => {
    expect(shownActions('shipped', 'admin')).toMatchObject([
      { action: 'deliver', isAllowed: true },
      { action: 'cancel', isAllowed: false, reason: expect.stringContaining('left the warehouse') },
    ]);
  });

  it('refuses a status that does not exist', () => {
    expect(judgeAction('ship', 'lost', 'admin').isAllowed).toBe(false);
  });
});

describe('input of the actions', () => {
  const ship = { number: 'OCTO-AAAA-BBBB', carrier: 'DHL', trackingNumber: 'jd0146 1234', warehouseId: '3' };

  it('accepts a shipment and writes the tracking number in capitals', () => {
    expect(shipOrderSchema.parse(ship)).toEqual({ ...ship, trackingNumber: 'JD0146 1234', warehouseId: 3 });
  });

  it.each([
    { ...ship, number: 'OCTO-1' },
    { ...ship, carrier: ' ' },
    { ...ship, trackingNumber: 'abc' },
    { ...ship, trackingNumber: '<script>alert(1)</script>' },
    { ...ship, warehouseId: '' },
    { ...ship, warehouseId: '0' },
    { ...ship, warehouseId: '1.5' },
    {},
    null,
    'text',
  ])('refuses the shipment %j', (input) => {
    expect(shipOrderSchema.safeParse(input).success).toBe(false);
  });

  it('needs a reason to cancel, and at least one order to process', () => {
    expect(cancelOrderSchema.safeParse({ number: ship.number, reason: ' a ' }).success).toBe(false);
    expect(processOrdersSchema.safeParse({ numbers: [] }).success).toBe(false);
    expect(processOrdersSchema.safeParse({ numbers: Array(101).fill(ship.number) }).success).toBe(false);
  });
});

describe('the CSV export', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a "b", c', '"a ""b"", c"'],
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['plain', 'plain'],
  ])('writes %j as %j', (text, written) => {
    expect(csvValue(text)).toBe(written);
  });

  it('writes an order as one line', () => {
    const placedAt = new Date('2026-03-01T12:00:00Z');
    const line = orderCsvLine({
      id: 1,
      number: 'OCTO-AAAA-BBBB',
      status: 'paid',
      placedAt,
      updatedAt: placedAt,
      contactName: '=cmd',
      contactEmail: 'a@b.example',
      shipCountry: 'DE',
      pieces: 2,
      totalMinor: 123_456,
      currency: 'USD',
      syncStatus: 'synced',
      isBacklog: true,
      isSuspicious: false,
    });
    expect(line).toBe(
      "OCTO-AAAA-BBBB,2026-03-01T12:00:00.000Z,paid,'=cmd,a@b.example,DE,2,1234.56,USD,synced,yes\r\n",
    );
  });
});
