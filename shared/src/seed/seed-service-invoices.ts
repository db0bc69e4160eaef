import type { Db } from '../db';
import type { Person } from './people';
import { SERVICES } from './reference/storefronts';

const DAY_MS = 86_400_000;

// Services are billed on terms, so these invoices show every state: [days ago, state].
const STATES = [
  [58, 'overdue'],
  [44, 'paid'],
  [39, 'overdue'],
  [26, 'paid'],
  [17, 'issued'],
  [9, 'issued'],
  [4, 'issued'],
  [0, 'draft'],
] as const;

/** Invoices for professional services to the known companies. */
export async function seedServiceInvoices(
  db: Db,
  people: readonly Person[],
  customerIds: ReadonlyMap<string, number>,
  now: Date,
): Promise<void> {
  const day = (offset: number): Date => new Date(now.getTime() + offset * DAY_MS);
  await db.invoice.createMany({
    data: STATES.map(([age, status], index) => {
      const service = SERVICES[index % SERVICES.length] ?? SERVICES[0];
      const isDraft = status === 'draft';
      return {
        number: `INV-${day(-age).getUTCFullYear()}-S${String(index + 1).padStart(3, '0')}`,
        customerId: customerIds.get(people[index]?.email ?? '') ?? 0,
        amountMinor: service.priceMinor,
        status,
        issuedAt: isDraft ? null : day(-age),
        dueAt: isDraft ? null : day(30 - age),
        paidAt: status === 'paid' ? day(12 - age) : null,
        notes: service.name,
        createdAt: day(-age),
        updatedAt: day(-age),
      };
    }),
  });
}
