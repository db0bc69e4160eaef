import { z } from 'zod';

/** One session. */
export const sessionActionSchema = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });

/** A session as tables show it. */
export interface SessionRow {
  readonly id: number;
  readonly application: string;
  readonly signInMethod: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Whose it is; left out where the page is about one account. */
  readonly user?: { readonly id: number; readonly email: string; readonly role: string };
}
