import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** What the audit log knows about one deed. */
export interface AuditEntry {
  readonly id: number;
  readonly actorName: string;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly details: AuditDetails | null;
  readonly ipAddress: string | null;
  readonly traceId: string | null;
  readonly createdAt: Date;
}

/** Flat facts of a deed: what changed, from what to what. Never secrets. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Details as they come back from the database; nested values become text. */
export const auditDetailsSchema = z
  .record(z.string(), z.unknown())
  .transform((record) =>
    Object.fromEntries(
      Object.entries(record).map(([name, value]) => [
        name,
        value === null || ['string', 'number', 'boolean'].includes(typeof value)
          ? (value as string | number | boolean | null)
          : JSON.stringify(value),
      ]),
    ),
  );

/** An action's dotted name in words: `order.ship` → "Order: ship". */
export function actionWords(action: string): string {
  const [kind = '', ...rest] = action.split('.');
  const verb = rest.join(' ').replaceAll('_', ' ');
  const noun = kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');
  return verb ? `${noun}: ${verb}` : noun;
}

/** Rows on one page of the log. */
export const AUDIT_PAGE_SIZE = 50;

/** Kinds of things that the log knows. */
export const AUDIT_RESOURCES = [
  'order',
  'product',
  'storefront',
  'session',
  'account',
  'user',
  'key',
  'platform',
] as const;

const day = z.iso.date('Enter a day like 2026-11-21.');

/** What stands in the address of the audit log. Days are days in UTC, both included. */
export const auditListQuery = z.object({
  resource: z.string().trim().max(60).optional(),
  id: z.string().trim().max(60).optional(),
  action: z
    .string()
    .trim()
    .regex(/^[a-z_.]{1,100}$/)
    .optional(),
  actor: z.string().trim().max(255).optional(),
  from: day.optional(),
  to: day.optional(),
  after: cursorParam.optional(),
  before: cursorParam.optional(),
});
/** Parsed {@link auditListQuery}. */
export type AuditListQuery = z.output<typeof auditListQuery>;
