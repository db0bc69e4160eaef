import { expect, test } from 'vitest';
import { ORDER_STATUSES } from '../orders/states';
import { ORDER_STATUS_LOOKS, statusLook } from './status';

test('every order state has words of its own', () => {
  const labels = ORDER_STATUSES.map((status) => ORDER_STATUS_LOOKS[status].label);
  expect(new Set(labels).size).toBe(ORDER_STATUSES.length);
});

test('a failed order and a paid order do not share a colour', () => {
  expect(statusLook('failed').tone).toBe('danger');
  expect(statusLook('paid').tone).toBe('ok');
});

test('an unknown state is shown in words without a colour', () => {
  expect(statusLook('customs_hold')).toEqual({ label: 'Customs hold', tone: 'neutral' });
});

test('a state named like an object property is not confused with one', () => {
  expect(statusLook('constructor').label).toBe('Constructor');
});
