import { randomBytes } from 'node:crypto';
import { secondsFromNow, type TestDatabase } from '../fixtures/database';
import { tokenHash } from '../fixtures/operators';

/** Roles that the matrix asks about, beside nobody, customers and the other service. */
const OPERATOR_ROLES = ['admin', 'manager', 'support', 'analyst', 'viewer', 'chaos-operator'] as const;

/** Everybody who may knock, in the order of the matrix. */
export const SUBJECTS = ['nobody', 'customer', 'other customer', ...OPERATOR_ROLES, 'service'] as const;

/** One of {@link SUBJECTS}. */
export type Subject = (typeof SUBJECTS)[number];

/** Headers by which each subject shows itself, the same to both applications. */
export type Credentials = Readonly<Record<Subject, Readonly<Record<string, string>>>>;

const COOKIES = { console: 'octo_console', shop: 'octo_shop' } as const;

async function openSession(
  db: TestDatabase,
  userId: number,
  application: keyof typeof COOKIES,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.rows(
    `INSERT INTO user_sessions (token_hash, user_id, application, idle_expires_at, expires_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [tokenHash(token), userId, application, secondsFromNow(3_600), secondsFromNow(7_200)],
  );
  return `${COOKIES[application]}=${token}`;
}

/** A user of the role, with a session in both applications: what a role may do must not depend on where it signed in. */
async function makeUser(db: TestDatabase, role: string, customerId: number | null): Promise<string> {
  const name = `${role}-${randomBytes(6).toString('hex')}`;
  const { id } = await db.row<{ id: number }>(
    `INSERT INTO users (email, name, role, customer_id, email_verified_at, is_active, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $5) RETURNING id`,
    [`${name}@matrix.example`, name, role, customerId, new Date(), true],
  );
  return `${await openSession(db, id, 'console')}; ${await openSession(db, id, 'shop')}`;
}

/** A customer record that nobody else uses. */
export async function makeCustomer(db: TestDatabase): Promise<number> {
  const email = `${randomBytes(6).toString('hex')}@matrix.example`;
  const { id } = await db.row<{ id: number }>(
    'INSERT INTO customers (email, name, updated_at) VALUES ($1, $2, $3) RETURNING id',
    [email, 'Walk', new Date()],
  );
  return id;
}

/**
 * Makes one user per role and two customers.
 * @param customers whose records the two customers have
 */
export async function makeCredentials(
  db: TestDatabase,
  serviceKey: string,
  customers: { readonly customerId: number; readonly otherCustomerId: number },
): Promise<Credentials> {
  const entries: [Subject, Record<string, string>][] = [
    ['nobody', {}],
    ['customer', { cookie: await makeUser(db, 'customer', customers.customerId) }],
    ['other customer', { cookie: await makeUser(db, 'customer', customers.otherCustomerId) }],
    ['service', { 'x-internal-service-key': serviceKey }],
  ];
  for (const role of OPERATOR_ROLES) entries.push([role, { cookie: await makeUser(db, role, null) }]);
  return Object.fromEntries(entries) as Record<Subject, Record<string, string>>;
}
