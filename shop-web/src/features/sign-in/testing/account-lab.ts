import { composeAccountMail, findSession } from '@octo/shared/auth';
import type { Database } from '@octo/shared/db';
import type { ShopContext } from '@/context';

const limits = { idleMs: 3_600_000, absoluteMs: 86_400_000 };
const addresses = { shop: 'http://localhost:3000', crm: 'http://localhost:3001' };

/** The context of a request with (or without) a session token. */
export function visitor(db: Database, token: string | null = null, now = new Date()): ShopContext {
  return {
    ids: { requestId: 'r', correlationId: 'c', traceId: null },
    db,
    now: () => now,
    caller: 'visitor',
    cartToken: null,
    customer: async () => (token ? findSession(db, { token, application: 'shop', limits, now }) : null),
    ipAddress: '192.0.2.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
  };
}

/** The token of the link in the newest mail that is owed to an address; null when the mail has none. */
export async function mailedToken(db: Database, to: string, now = new Date()): Promise<string | null> {
  const events = await db.outboxEvent.findMany({ where: { destination: 'mail' }, orderBy: { id: 'desc' } });
  const payloads = events.map(({ payload }) => payload as { template: string; to: string });
  const request = payloads.find((payload) => payload.to === to);
  if (!request) return null;
  const mail = await composeAccountMail({ db, addresses, clock: () => now })(request);
  return /token=([\w-]{43})$/.exec(mail?.link?.url ?? '')?.[1] ?? null;
}
