/** The benchmark: one stack, one run, every phase beside the floor measured right before it. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DURABLE_SETTINGS } from '../postgres/cluster.mjs';
import { startStack } from '../stack.mjs';
import { addToCart, checkoutBody, wholeCheckout } from './flows.mjs';
import { getOnce, runLoad } from './load.mjs';
import { residentMib } from './memory.mjs';
import { signInOperator } from './operator.mjs';
import { countStatements } from './statements.mjs';

const SHIPPING_MINOR = 14_900;
const FREE_FROM_MINOR = 500_000;
const PLENTY = 1_000_000;

/** Products cheap enough to pay shipping, with stock that no run can exhaust (through the ledger, as always). */
async function prepareProducts(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT id, slug, price_minor AS "priceMinor" FROM products
       WHERE is_active AND price_minor BETWEEN 1000 AND $1 ORDER BY id LIMIT 24`,
      [FREE_FROM_MINOR - 1],
    );
    const ids = rows.map((row) => row.id);
    await client.query('BEGIN');
    await client.query('UPDATE stock_levels SET available = available + $2 WHERE product_id = ANY($1)', [
      ids,
      PLENTY,
    ]);
    await client.query(
      `INSERT INTO stock_movements (product_id, kind, available_delta, reason)
       SELECT unnest($1::int[]), 'adjustment', $2, 'benchmark'`,
      [ids, PLENTY],
    );
    await client.query('COMMIT');
    return rows;
  } finally {
    await client.end();
  }
}

/** Makes a console serve without its edge; see there. */
const WITHOUT_EDGE = ['--import', fileURLToPath(new URL('./without-edge.mjs', import.meta.url))];

function shopPhases(products, shopUrl) {
  const [first] = products;
  const floor = { name: 'empty route handler', requests: getOnce('/api/ping') };
  const page = { name: 'static page', requests: getOnce('/about') };
  return [
    {
      name: 'product list API, 24 products',
      floor,
      goal: 0.7,
      requests: getOnce('/api/products?pageSize=24'),
    },
    { name: 'product page', floor: page, goal: 0.7, requests: getOnce(`/products/${first.slug}`) },
    { name: 'add to cart', floor, goal: 0.25, requests: addToCart(products.map(({ id }) => id)) },
    {
      name: 'whole checkout',
      floor,
      goal: 0.06,
      requests: wholeCheckout({ products, shippingMinor: SHIPPING_MINOR }),
    },
  ].map((phase) => ({ url: shopUrl, ...phase }));
}

/**
 * Everything that identity and edge add to a request, beside the same console without its edge and a route that asks
 * nobody who they are: the one counts the request, looks its session up, checks what it may do, reads its input, and
 * writes all headers; the other does none of that. Both are traced.
 */
function consolePhase({ crmUrl, bareCrmUrl, operatorCookie }) {
  return {
    name: 'session, rights, limits, headers',
    url: crmUrl,
    floor: { name: 'bare route, no edge', url: bareCrmUrl, requests: getOnce('/api/ping') },
    goal: 0.85,
    requests: getOnce('/api/me', { cookie: operatorCookie }),
  };
}

function singleRequests(shopUrl, [product]) {
  const post = (path, body, headers = {}) =>
    fetch(`${shopUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  let cookie = '';
  return {
    'product list API, 24 products': () => fetch(`${shopUrl}/api/products?pageSize=24`),
    'add to cart': async () => {
      await post('/api/cart/items', { productId: product.id, quantity: 1 }).then((response) => {
        cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
      });
      return post('/api/cart/items', { productId: product.id, quantity: 1 }, { cookie });
    },
    'whole checkout': async () => {
      const added = await post('/api/cart/items', { productId: product.id, quantity: 1 });
      const fresh = added.headers.get('set-cookie')?.split(';')[0] ?? '';
      return post('/api/shop/checkout', checkoutBody(product, SHIPPING_MINOR, 0), {
        cookie: fresh,
        'idempotency-key': randomUUID(),
      });
    },
  };
}

/** Runs the benchmark. @returns phases with rates, ratios and percentiles, statements per request, memory */
export async function runBench({ seconds, connections, log }) {
  const stack = await startStack({
    // The durable settings of a real server: a checkout that is not on disk would not count.
    postgresSettings: DURABLE_SETTINGS,
    env: {
      LOG_LEVEL: 'warn',
      PAYMENT_PROVIDER_FAILURE_SCALE: '0',
      ...(process.env.BENCH_ENV ? JSON.parse(process.env.BENCH_ENV) : {}),
    },
    step: async (title, run) => {
      log(`… ${title}`);
      return run();
    },
  });
  try {
    const products = await prepareProducts(stack.databaseUrl);
    const statements = await countStatements(stack.databaseUrl, singleRequests(stack.shopUrl, products));
    const measured = [];
    const measure = async (phase) => {
      const load = (part, duration, width = connections) =>
        runLoad({
          url: part.url ?? phase.url,
          requests: part.requests,
          seconds: duration,
          connections: width,
        });
      // Both are warmed, then measured directly after one another, so that they share the machine's mood.
      await load(phase.floor, 2);
      await load(phase, 2);
      const floor = await load(phase.floor, seconds);
      // A checkout waits for the provider most of its time, so it needs more visitors to be busy.
      const result = await load(
        phase,
        seconds,
        phase.name === 'whole checkout' ? connections * 4 : connections,
      );
      const { name, goal } = phase;
      measured.push({
        name,
        goal,
        floor: { name: phase.floor.name, ...floor },
        ...result,
        ratio: result.rate / floor.rate,
      });
      log(`  ${name}: ${result.rate.toFixed(0)}/s beside ${floor.rate.toFixed(0)}/s`);
    };
    for (const phase of shopPhases(products, stack.shopUrl)) await measure(phase);
    const operatorCookie = await signInOperator(stack.databaseUrl);
    const bareCrmUrl = await stack.startSecondCrm({ nodeArgs: WITHOUT_EDGE });
    await measure(consolePhase({ crmUrl: stack.crmUrl, bareCrmUrl, operatorCookie }));
    const memory = { shopMib: residentMib(stack.shopPid), crmMib: residentMib(stack.crmPid) };
    return { seconds, connections, phases: measured, statements, memory };
  } finally {
    await stack.stop();
  }
}
