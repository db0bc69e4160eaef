import 'server-only';
import type { Db } from '@octo/shared/db';
import { CHECKOUT_SCOPE } from './new-order.repository';

const columns = {
  number: true,
  publicToken: true,
  status: true,
  paidAt: true,
  placedAt: true,
  currency: true,
  subtotalMinor: true,
  discountMinor: true,
  shippingMinor: true,
  totalMinor: true,
  payments: {
    select: { status: true, cardBrand: true, cardLast4: true, errorCode: true },
    orderBy: { attempt: 'desc' },
    take: 1,
  },
} as const;

/** What answers a checkout: the order and its last attempt to pay. */
export type AnswerOrder = NonNullable<Awaited<ReturnType<typeof findOrderForAnswer>>>;

/** The order that an idempotency key made; null when there is none. */
export function findOrderForAnswer(db: Db, idempotencyKey: string) {
  return db.order.findUnique({ where: { idempotencyKey }, select: columns });
}

/** State of the order that an idempotency key made; null when there is none. */
export async function findStatusByKey(db: Db, idempotencyKey: string): Promise<string | null> {
  const row = await db.order.findUnique({ where: { idempotencyKey }, select: { status: true } });
  return row?.status ?? null;
}

/** Fingerprint of the request that used a key first; null when nobody did. */
export async function findRequestHash(db: Db, idempotencyKey: string): Promise<string | null> {
  const row = await db.idempotencyKey.findUnique({
    where: { scope_key: { scope: CHECKOUT_SCOPE, key: idempotencyKey } },
    select: { requestHash: true },
  });
  return row?.requestHash ?? null;
}
