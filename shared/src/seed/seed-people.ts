import type { Db } from '../db';
import { inChunks, inChunksReturning } from './insert';
import { inventPeople, type Person } from './people';
import { diceFrom } from './random';

const DAY_MS = 86_400_000;

/** Writes customers with one shipping address each. */
export async function seedPeople(
  db: Db,
  count: number,
  now: Date,
): Promise<{ readonly people: Person[]; readonly customerIds: ReadonlyMap<string, number> }> {
  const dice = diceFrom('people');
  const people = inventPeople(dice, count);
  const rows = people.map(({ email, name, phone, company, industry, country }) => {
    const createdAt = new Date(now.getTime() - (91 + dice.int(0, 600)) * DAY_MS);
    return { email, name, phone, company, industry, country, createdAt, updatedAt: createdAt };
  });
  const created = await inChunksReturning(rows, (data) =>
    db.customer.createManyAndReturn({ data, select: { id: true, email: true } }),
  );
  const customerIds = new Map(created.map(({ id, email }) => [email, id]));
  await inChunks(people, (part) =>
    db.address.createMany({
      data: part.map(({ email, name, address, country }) => ({
        customerId: customerIds.get(email) ?? 0,
        recipient: name,
        ...address,
        country,
        createdAt: now,
      })),
    }),
  );
  return { people, customerIds };
}
