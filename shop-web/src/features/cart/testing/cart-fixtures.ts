import type { Database } from '@octo/shared/db';
import { isAppError } from '@octo/shared/errors';
import { Reply } from '@octo/shared/http';
import type { ShopContext } from '@/context';

/** Makes a product with stock; returns its id. */
export async function makeProduct(
  db: Database,
  product: { readonly available?: number; readonly priceMinor?: number; readonly isActive?: boolean } = {},
): Promise<number> {
  const unique = crypto.randomUUID().slice(0, 12);
  const { id } = await db.product.create({
    data: {
      sku: `T-${unique}`,
      slug: `t-${unique}`,
      name: `Test drone ${unique}`,
      specs: [],
      artwork: {},
      priceMinor: product.priceMinor ?? 10_000,
      isActive: product.isActive ?? true,
      category: { create: { slug: `c-${unique}`, name: `Category ${unique}` } },
      stock: { create: { available: product.available ?? 50 } },
    },
    select: { id: true },
  });
  return id;
}

/** Makes an order out of a cart; returns its public token. */
export async function makeOrder(db: Database, cartId: number): Promise<string> {
  const publicToken = crypto.randomUUID();
  await db.order.create({
    data: {
      number: publicToken.slice(0, 18),
      publicToken,
      cartId,
      subtotalMinor: 0,
      totalMinor: 0,
      contactEmail: 'a@b.example',
      contactName: 'A',
      shipLine1: '1 Road',
      shipCity: 'Town',
      shipPostalCode: '1',
      shipCountry: 'DE',
      customer: { create: { email: `${publicToken}@b.example`, name: 'A' } },
    },
  });
  return publicToken;
}

/** A visitor's context. */
export function visitor(db: Database, cartToken: string | null, now = new Date()): ShopContext {
  return {
    ids: { requestId: 'request', correlationId: 'correlation', traceId: null },
    db,
    now: () => now,
    caller: 'visitor',
    cartToken,
    customer: async () => null,
    ipAddress: null,
    userAgent: null,
  };
}

/** The body of an answer, whether or not it came with cookies. */
export function bodyOf<T>(answer: T | Reply<T>): T {
  return answer instanceof Reply ? answer.result.body : answer;
}

/** The cart token that an answer sets; null when it sets none. */
export function tokenOf(answer: unknown): string | null {
  const cookie = answer instanceof Reply ? answer.result.cookies?.[0] : undefined;
  return /octo_cart=([\w-]{32});/.exec(cookie ?? '')?.[1] ?? null;
}

/** What a refused call was refused with. */
export async function refusal(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isAppError(error)) throw new Error('expected a refusal', { cause: error });
  return { code: error.code, facts: error.facts, fields: error.fields };
}
