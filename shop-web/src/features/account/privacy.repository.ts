import 'server-only';
import type { Db } from '@octo/shared/db';

/** Everything that the platform knows about a customer, as it is stored; secrets and internal keys left out. */
export async function collectPersonalData(db: Db, userId: number, customerId: number | null) {
  const account = await db.user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      name: true,
      role: true,
      emailVerifiedAt: true,
      lastSignInAt: true,
      createdAt: true,
      identities: { select: { issuer: true, email: true, createdAt: true, lastUsedAt: true } },
      sessions: {
        select: { application: true, ipAddress: true, userAgent: true, createdAt: true, lastSeenAt: true },
        orderBy: { id: 'desc' },
      },
    },
  });
  if (customerId === null) return { account, customer: null };
  const customer = await db.customer.findUnique({
    where: { id: customerId },
    select: {
      email: true,
      name: true,
      phone: true,
      company: true,
      country: true,
      createdAt: true,
      addresses: {
        select: {
          recipient: true,
          line1: true,
          line2: true,
          city: true,
          region: true,
          postalCode: true,
          country: true,
        },
      },
      orders: {
        select: {
          number: true,
          status: true,
          placedAt: true,
          currency: true,
          totalMinor: true,
          contactName: true,
          contactEmail: true,
          contactPhone: true,
          shipLine1: true,
          shipLine2: true,
          shipCity: true,
          shipRegion: true,
          shipPostalCode: true,
          shipCountry: true,
          notes: true,
          items: { select: { sku: true, name: true, quantity: true, unitPriceMinor: true } },
          payments: {
            select: { method: true, status: true, amountMinor: true, cardBrand: true, cardLast4: true },
          },
        },
        orderBy: { placedAt: 'desc' },
      },
      invoices: { select: { number: true, amountMinor: true, currency: true, status: true, issuedAt: true } },
      tickets: {
        select: {
          subject: true,
          status: true,
          createdAt: true,
          messages: { select: { senderType: true, content: true, createdAt: true } },
        },
      },
      reviews: { select: { rating: true, comment: true, createdAt: true } },
    },
  });
  return { account, customer };
}

/**
 * Holds the customer's record until the transaction ends. A checkout needs it too, so no order can slip in between
 * looking for open ones and erasing.
 */
export async function lockCustomer(db: Db, customerId: number, now: Date): Promise<void> {
  await db.customer.updateMany({ where: { id: customerId }, data: { updatedAt: now } });
}

/** Whether an order is still under way: its parcel needs the address. */
export async function hasOpenOrders(db: Db, customerId: number): Promise<boolean> {
  const open = await db.order.findFirst({
    where: { customerId, status: { in: ['pending', 'payment_pending', 'paid', 'processing', 'shipped'] } },
    select: { id: true },
  });
  return open !== null;
}

const ERASED = 'erased';

/**
 * Replaces what names the customer. Leads of campaigns go too. Orders and invoices keep number, dates, goods, amounts and country, which
 * accounting must keep; addresses, tickets' words and the name on reviews go.
 */
export async function anonymiseCustomer(db: Db, customerId: number, now: Date): Promise<void> {
  const email = `${ERASED}-${customerId}@erased.invalid`;
  const orders = await db.order.findMany({ where: { customerId }, select: { id: true } });
  const orderIds = orders.map(({ id }) => id);
  await db.order.updateMany({
    where: { customerId },
    data: {
      contactEmail: email,
      contactName: ERASED,
      contactPhone: null,
      shipLine1: ERASED,
      shipLine2: null,
      shipCity: ERASED,
      shipRegion: null,
      shipPostalCode: ERASED,
      notes: null,
      sourceCustomerEmail: null,
      sourcePayload: null,
      updatedAt: now,
    },
  });
  await db.payment.updateMany({ where: { orderId: { in: orderIds } }, data: { cardLast4: null } });
  await db.invoice.updateMany({ where: { customerId }, data: { notes: null } });
  await db.review.updateMany({
    where: { customerId },
    data: { authorName: 'Former customer', customerId: null },
  });
  await db.ticket.deleteMany({ where: { customerId } });
  const known = await db.customer.findUnique({ where: { id: customerId }, select: { email: true } });
  if (known) await db.lead.deleteMany({ where: { email: known.email } });
  await db.address.deleteMany({ where: { customerId } });
  await db.customer.updateMany({
    where: { id: customerId },
    data: { email, name: ERASED, phone: null, company: null, industry: null, notes: null, updatedAt: now },
  });
}

/** Deletes an account with its sessions, identities and links. */
export async function deleteAccount(db: Db, userId: number): Promise<void> {
  await db.user.deleteMany({ where: { id: userId } });
}
