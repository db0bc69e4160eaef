import { hashPassword } from '../auth/password';
import type { Db } from '../db';

/** Password of the demo operators unless DEMO_PASSWORD says otherwise. */
export const DEMO_PASSWORD_DEFAULT = 'fly-octo-2026';

/** One operator per role. */
export const DEMO_OPERATORS = [
  { email: 'admin@octo.example', name: 'Ada Lindqvist', role: 'admin' },
  { email: 'manager@octo.example', name: 'Marek Oyelaran', role: 'manager' },
  { email: 'support@octo.example', name: 'Sunniva Castellan', role: 'support' },
  { email: 'analyst@octo.example', name: 'Anselm Iwasaki', role: 'analyst' },
  { email: 'viewer@octo.example', name: 'Vera Montclair', role: 'viewer' },
  { email: 'chaos-operator@octo.example', name: 'Cosima Haldane', role: 'chaos-operator' },
] as const;

/** Creates the demo operators that do not exist yet; existing accounts keep their password. */
export async function seedOperators(db: Db, password: string, createdAt: Date): Promise<number> {
  const known = new Set((await db.user.findMany({ select: { email: true } })).map((user) => user.email));
  const missing = DEMO_OPERATORS.filter((operator) => !known.has(operator.email));
  const rows = await Promise.all(
    missing.map(async (operator) => ({
      ...operator,
      passwordHash: await hashPassword(password),
      createdAt,
      updatedAt: createdAt,
    })),
  );
  if (rows.length > 0) await db.user.createMany({ data: rows });
  return rows.length;
}
