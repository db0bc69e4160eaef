import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../fixtures/database';

const APP_FOLDERS = { shop: '../../shop-web/src/app', crm: '../../crm-web/src/app' } as const;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** One method of one address. */
export interface Route {
  readonly app: 'shop' | 'crm';
  readonly method: string;
  /** Template, as the folders are named (`/orders/[number]`). */
  readonly template: string;
  readonly isPage: boolean;
}

/** Every page and route handler of both applications, read from their folders; what ends sessions comes last. */
export function allRoutes(): readonly Route[] {
  const endsSessions = ({ template }: Route) => Number(/logout|sign-out/.test(template));
  return routesOfFolders().toSorted((a, b) => endsSessions(a) - endsSessions(b));
}

function routesOfFolders(): readonly Route[] {
  return (['shop', 'crm'] as const).flatMap((app) => {
    const folder = join(import.meta.dirname, APP_FOLDERS[app]);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?:^|\/)(?:page|route)\.tsx?$/.test(file))
      .sort()
      .flatMap((file) => {
        const isPage = /page\.tsx$/.test(file);
        const segments = file.split('/').slice(0, -1);
        const template = `/${segments.filter((part) => !/^\(.*\)$/.test(part)).join('/')}`;
        const methods = isPage ? ['GET'] : methodsOf(readFileSync(join(folder, file), 'utf8'));
        return methods.map((method) => ({ app, method, template, isPage }));
      });
  });
}

/** Methods that a route file answers itself, not only refuses by `methodNotAllowed`. */
function methodsOf(source: string): readonly string[] {
  const refusing = new Set(
    [...source.matchAll(/const (\w+) = methodNotAllowed\(/g)].map(([, name]) => name ?? ''),
  );
  return METHODS.filter((method) => {
    const direct = new RegExp(`export (?:const ${method} = |(?:async )?function ${method}\\b)(\\w*)`).exec(
      source,
    );
    if (!direct)
      return (
        new RegExp(`export \\{[^}]*\\b${method}\\b`).test(source) &&
        ![...refusing].some((name) => new RegExp(`\\b${name} as ${method}\\b`).test(source))
      );
    const value = direct[1] ?? '';
    return (
      value !== 'methodNotAllowed' && !refusing.has(value) && !(METHODS as readonly string[]).includes(value)
    );
  });
}

/** Things that exist, for the dynamic parts of addresses. */
export interface Samples {
  readonly customerId: number;
  readonly otherCustomerId: number;
  /** By application and name of the part; without an application's own entry the shared one counts. */
  readonly parts: Readonly<Record<string, string>>;
}

/** Reads one thing of every kind from the seeded database; the order is the customer's. */
export async function readSamples(db: TestDatabase): Promise<Samples> {
  const order = await db.row<{ number: string; token: string; customerId: number }>(
    `SELECT number, public_token AS token, customer_id AS "customerId" FROM orders
      WHERE customer_id IS NOT NULL AND status = 'delivered'
        AND customer_id NOT IN (SELECT customer_id FROM users WHERE customer_id IS NOT NULL)
      ORDER BY id FETCH FIRST 1 ROWS ONLY`,
  );
  const other = await db.row<{ id: number }>(
    `SELECT id FROM customers WHERE id <> $1 AND id NOT IN (SELECT customer_id FROM users WHERE customer_id IS NOT NULL)
      ORDER BY id FETCH FIRST 1 ROWS ONLY`,
    [order.customerId],
  );
  const product = await db.row<{ id: number; slug: string; sku: string; category: string }>(
    `SELECT p.id, p.slug, p.sku, c.slug AS category FROM products p JOIN categories c ON c.id = p.category_id
      WHERE p.is_active = $1 ORDER BY p.id FETCH FIRST 1 ROWS ONLY`,
    [true],
  );
  const user = await db.row<{ id: number }>('SELECT id FROM users ORDER BY id FETCH FIRST 1 ROWS ONLY');
  return {
    customerId: order.customerId,
    otherCustomerId: other.id,
    parts: {
      number: order.number,
      token: order.token,
      productId: String(product.id),
      slug: product.slug,
      sku: product.sku,
      traceId: 'a'.repeat(32),
      'categories/slug': product.category,
      'customers/id': String(order.customerId),
      'products/id': String(product.id),
      'storefronts/id': '1',
      'users/id': String(user.id),
      'sessions/id': 'a'.repeat(32),
      fingerprint: 'a'.repeat(16),
      sqlId: 'a'.repeat(13),
      'alarms/name': 'HighErrorRate',
      slo: 'shop-availability',
    },
  };
}

/**
 * The address of a route, its dynamic parts filled.
 * @throws for a part that {@link readSamples} does not know: a new kind of thing needs a sample
 */
export function addressOf({ template }: Pick<Route, 'template'>, { parts }: Samples): string {
  const segments = template.split('/');
  return segments
    .map((segment, index) => {
      const name = /^\[\[?(?:\.\.\.)?(\w+)\]?\]$/.exec(segment)?.[1];
      if (name === undefined) return segment;
      const value = parts[`${segments[index - 1]}/${name}`] ?? parts[name];
      if (value === undefined) throw new Error(`${template}: no sample for [${name}]; see readSamples()`);
      return encodeURIComponent(value);
    })
    .join('/');
}
