import { cursorParam } from '@octo/shared/pagination';
import { z } from 'zod';

/** Query of the sync page as it stands in the address. */
export const syncQuery = z.object({
  status: z.enum(['synced', 'failed']).optional(),
  cursor: cursorParam.optional(),
});
/** Parsed {@link syncQuery}. */
export type SyncQuery = z.output<typeof syncQuery>;

/** How the pull stands. */
export interface SyncState {
  readonly lastStartedAt: string | null;
  readonly lastFinishedAt: string | null;
  readonly outcome: string | null;
  readonly message: string | null;
  readonly runCount: number;
  readonly isRunning: boolean;
  readonly intervalSeconds: number;
  /** Orders by sync status. */
  readonly orders: Readonly<Record<string, number>>;
}

/** A row of the sync audit. */
export interface SyncAuditRow {
  readonly id: number;
  readonly sourceSystem: string;
  readonly sourceOrderId: number | null;
  readonly orderNumber: string | null;
  readonly action: string;
  readonly status: string;
  readonly message: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly createdAt: string;
}
