import { createDatabase, type Database } from '@octo/shared/db';
import { newToken, newUuid, sha256Hex } from '@octo/shared/ids';
import { orderAmounts } from '@octo/shared/money';
import { testDatabaseUrl } from '@octo/shared/testing';
import { addMs, MS } from '@octo/shared/time';
import type { ShopContext } from '@/context';
import { createPaymentGateway, type PaymentGateway } from '@/features/payments/payment-gateway.service';
import type { CheckoutDeps } from '../checkout.service';
import type { CheckoutBody } from '../checkout-form.schema';
import { type ProviderProcess, startProviderProcess } from './provider-process';

/** Card numbers of the provider's README. */
export const CARDS = {
  approved: '4242424242424242',
  insufficientFunds: '4000000200000000',
  stolen: '4000000300000009',
  expired: '4000000400000008',
  wrongCvc: '4000000500000007',
  doNotHonor: '4000000600000006',
  hangsCharged: '4000001000000000',
  hangsUncharged: '4000001100000009',
  cutCharged: '4000001200000008',
  cutUncharged: '4000001300000007',
  error500: '4000002000000008',
  error500Charged: '4000002100000007',
  busyOnce: '4000002200000006',
  busyAlways: '4000002300000005',
  tooMany: '4000002400000004',
  notFound: '4000002500000003',
  rejected: '4000002600000002',
  slow: '4000003000000006',
} as const;

/** A database, a provider process, and builders for both. */
export interface Lab {
  readonly db: Database;
  readonly provider: ProviderProcess;
  readonly gateway: PaymentGateway;
  readonly deps: CheckoutDeps;
  readonly close: () => Promise<void>;
}

/** Opens the lab of a test file. */
export async function openLab(): Promise<Lab> {
  const provider = await startProviderProcess();
  const url = await testDatabaseUrl();
  const db = createDatabase({ url, applicationName: 'checkout-test', poolMax: 15, acquireTimeoutMs: 20_000 });
  const paymentTimeoutMs = 400;
  const gateway = createPaymentGateway({ baseUrl: provider.url, timeoutMs: paymentTimeoutMs });
  return {
    db,
    provider,
    gateway,
    deps: { gateway, recoveryAfterMs: 0, paymentTimeoutMs },
    close: async () => {
      await db.$disconnect();
      await provider.stop();
    },
  };
}

let counter = 0;

/** Makes a product with an opening stock that the ledger knows. */
export async function makeProduct(db: Database, stock: number, priceMinor = 120_000) {
  counter += 1;
  const category = await db.category.upsert({
    where: { slug: 'test' },
    create: { slug: 'test', name: 'Test' },
    update: {},
  });
  return db.product.create({
    data: {
      sku: `T-${counter}-${newToken(4)}`,
      slug: `test-${counter}-${newToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x')}`,
      name: `Kestrel ${counter}`,
      specs: {},
      artwork: {},
      categoryId: category.id,
      priceMinor,
      stock: { create: { available: stock } },
      movements: stock > 0 ? { create: { kind: 'opening', availableDelta: stock } } : {},
    },
    select: { id: true, name: true, priceMinor: true },
  });
}

/** A line of a cart to make. */
export interface WantedLine {
  readonly product: { readonly id: number; readonly priceMinor: number };
  readonly quantity?: number;
}

/** A visitor with a cart; `totalMinor` is what they see. */
export async function makeCart(db: Database, lines: readonly WantedLine[]) {
  const token = newToken();
  const { id } = await db.cart.create({
    data: {
      tokenHash: sha256Hex(token),
      expiresAt: addMs(new Date(), MS.day),
      items: {
        create: lines.map(({ product, quantity = 1 }) => ({
          productId: product.id,
          quantity,
          seenPriceMinor: product.priceMinor,
        })),
      },
    },
  });
  const priced = lines.map(({ product, quantity = 1 }) => ({ unitPriceMinor: product.priceMinor, quantity }));
  return { id, token, totalMinor: orderAmounts(priced, null).totalMinor };
}

const guest = { customer: async () => null, ipAddress: null, userAgent: null } as const;

/** The context of a visitor's request. */
export function visitor(db: Database, cartToken: string | null): ShopContext {
  const ids = { requestId: newUuid(), correlationId: newUuid(), traceId: null };
  return { ids, db, now: () => new Date(), caller: 'visitor', cartToken, ...guest };
}

/** A parsed checkout body. */
export function bodyFor(
  cart: { readonly totalMinor: number },
  change: {
    readonly card?: string;
    readonly couponCode?: string;
    readonly email?: string;
    readonly city?: string;
  } = {},
): CheckoutBody {
  return {
    contact: {
      email: change.email ?? `pilot-${newToken(6).toLowerCase()}@example.com`,
      name: 'Ada Pilot',
      phone: undefined,
    },
    address: {
      line1: '1 Rotor Way',
      line2: undefined,
      city: change.city ?? 'Austin',
      region: 'TX',
      postalCode: '78701',
      country: 'US',
    },
    shippingMethod: 'standard',
    couponCode: change.couponCode,
    payment: {
      method: 'card',
      card: {
        number: change.card ?? CARDS.approved,
        expiryMonth: 12,
        expiryYear: 2090,
        cvc: '123',
        holder: 'Ada Pilot',
      },
    },
    notes: undefined,
    expected: { totalMinor: cart.totalMinor, currency: 'USD' },
  };
}
