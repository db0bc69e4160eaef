import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How a customer's checkout ended, after however many repetitions. */
export interface Ending {
  readonly key: string;
  readonly email: string;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** Times that it had to be sent again because the shop went away. */
  readonly repetitions: number;
}

/** A crowd that buys without pause, and repeats a checkout with its key when the shop dies under it. */
export interface Crowd {
  readonly endings: readonly Ending[];
  /** Waits until so many more customers got an answer. */
  readonly untilMore: (count: number) => Promise<void>;
  /** Lets everybody finish what they started. */
  readonly leave: () => Promise<void>;
}

interface CrowdOptions {
  readonly shopUrl: string;
  readonly size: number;
  readonly product: { readonly id: number; readonly priceMinor: number };
  /** Chosen anew for every purchase. */
  readonly pickCard: () => string;
}

const PAUSE_MS = 100;
const SHIPPING_MINOR = 14_900;

/** Sends customers into the shop. */
export function startCrowd(options: CrowdOptions): Crowd {
  const endings: Ending[] = [];
  let isClosing = false;
  const shopper = async () => {
    while (!isClosing) endings.push(await buy(options));
  };
  const everybody = Promise.all(Array.from({ length: options.size }, shopper));
  return {
    endings,
    untilMore: async (count) => {
      const goal = endings.length + count;
      while (endings.length < goal) await wait(5);
    },
    leave: async () => {
      isClosing = true;
      await everybody;
    },
  };
}

async function buy({ shopUrl, product, pickCard }: CrowdOptions): Promise<Ending> {
  const key = randomUUID();
  const email = `crowd-${key}@example.com`;
  const added = await sendUntilAnswered(`${shopUrl}/api/cart/items`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ productId: product.id, quantity: 1 }),
  });
  if (added.cookie === '') throw new Error(`The shop gave no cart: ${added.status} ${added.text}`);
  const { status, text, repetitions } = await sendUntilAnswered(`${shopUrl}/api/shop/checkout`, {
    headers: { 'content-type': 'application/json', cookie: added.cookie, 'idempotency-key': key },
    body: JSON.stringify(checkoutBody(email, pickCard(), product.priceMinor + SHIPPING_MINOR)),
  });
  return { key, email, status, body: JSON.parse(text) as Ending['body'], repetitions };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string;
}

/** Repeats a request that got no whole answer, or one that says "not now", exactly as it was. */
async function sendUntilAnswered(
  url: string,
  init: { readonly headers: Record<string, string>; readonly body: string },
): Promise<Answer & { readonly repetitions: number }> {
  for (let repetitions = 0; ; repetitions += 1) {
    // Whatever breaks on the way, the body included, means the same: the shop went away.
    const answer = await send(url, init).catch(() => null);
    if (answer && answer.status < 500) return { ...answer, repetitions };
    await wait(PAUSE_MS);
  }
}

async function send(
  url: string,
  init: { readonly headers: Record<string, string>; readonly body: string },
): Promise<Answer> {
  const response = await fetch(url, { ...init, method: 'POST' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { status: response.status, text: await response.text(), cookie };
}

function checkoutBody(email: string, cardNumber: string, totalMinor: number) {
  return {
    contact: { email, name: 'Ada Pilot' },
    address: { line1: '1 Rotor Way', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
    shippingMethod: 'standard',
    payment: {
      method: 'card',
      card: { number: cardNumber, expiryMonth: 12, expiryYear: 2090, cvc: '123', holder: 'Ada Pilot' },
    },
    expected: { totalMinor, currency: 'USD' },
  };
}
