import type { Db, Prisma } from '../db';
import type { CategorySlug } from './catalogue/types';
import { inChunks, inChunksReturning } from './insert';
import { reachedAt } from './order-story';
import { diceFrom } from './random';
import { REVIEW_DETAILS, REVIEW_OPENINGS } from './reference/reviews';
import { TICKETS } from './reference/tickets';
import type { PlacedOrder } from './seed-orders';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Reviews by people who bought the product and had it delivered. */
export async function seedReviews(db: Db, orders: readonly PlacedOrder[], now: Date): Promise<void> {
  const dice = diceFrom('reviews');
  const written = new Set<string>();
  const rows: Prisma.ReviewCreateManyInput[] = [];
  for (const { customerId, plan } of orders) {
    const deliveredAt = reachedAt(plan.story, 'delivered');
    if (!deliveredAt) continue;
    for (const { product } of plan.basket.lines) {
      const createdAt = new Date(deliveredAt.getTime() + DAY_MS * (1 + dice.next() * 18));
      const key = `${product.id}:${customerId}`;
      if (!dice.chance(0.42) || createdAt > now || written.has(key)) continue;
      written.add(key);
      const rating = dice.weighted([
        [5, 58],
        [4, 29],
        [3, 10],
        [2, 3],
      ]);
      const details = REVIEW_DETAILS[product.category as CategorySlug];
      const sentences = [
        dice.pick(REVIEW_OPENINGS[rating] ?? ['']),
        rating >= 4 ? dice.pick(details.good) : dice.pick(details.mixed),
      ];
      if (rating === 4 && dice.chance(0.5)) sentences.push(dice.pick(details.mixed));
      const [given = '', family = ''] = plan.person.name.split(' ');
      rows.push({
        productId: product.id,
        customerId,
        authorName: `${given} ${family.charAt(0)}.`,
        rating,
        comment: sentences.join(' '),
        createdAt,
      });
    }
  }
  await inChunks(rows, (data) => db.review.createMany({ data }));
}

/** Support tickets of customers about what they bought, with their conversations. */
export async function seedTickets(db: Db, orders: readonly PlacedOrder[], now: Date): Promise<void> {
  const dice = diceFrom('tickets');
  const paid = orders.filter(({ plan }) => reachedAt(plan.story, 'paid'));
  const step = Math.max(1, Math.floor(paid.length / 32));
  const stories = paid
    .filter((_, index) => index % step === 0)
    .map(({ customerId, plan }, index) => {
      const template = TICKETS[index % TICKETS.length] ?? TICKETS[0];
      const openedAt = new Date(
        Math.min(
          plan.placedAt.getTime() + DAY_MS * (2 + dice.next() * 12),
          now.getTime() - HOUR_MS * dice.int(2, 40),
        ),
      );
      const messages = template.thread
        .map((content, turn) => ({
          content,
          senderType: turn % 2 === 0 ? 'customer' : 'agent',
          createdAt: new Date(openedAt.getTime() + turn * HOUR_MS * (1 + dice.next() * 7)),
        }))
        .filter(({ createdAt }) => createdAt <= now);
      const isAnswered = messages.length > 1;
      const isOld = now.getTime() - openedAt.getTime() > 9 * DAY_MS;
      const last = messages.at(-1)?.createdAt ?? openedAt;
      return {
        row: {
          customerId,
          subject: template.subject,
          priority: template.priority,
          productId: plan.basket.lines[0]?.product.id ?? null,
          status: isOld && isAnswered ? 'resolved' : isAnswered ? 'in_progress' : 'open',
          assignedTo: isAnswered ? 'support@octo.example' : null,
          createdAt: openedAt,
          updatedAt: last,
        },
        messages,
      };
    });
  const tickets = await inChunksReturning(
    stories.map(({ row }) => row),
    (data) => db.ticket.createManyAndReturn({ data, select: { id: true } }),
  );
  await inChunks(
    stories.flatMap(({ messages }, index) =>
      messages.map((message) => ({ ...message, ticketId: tickets[index]?.id ?? 0 })),
    ),
    (data) => db.ticketMessage.createMany({ data }),
  );
}
