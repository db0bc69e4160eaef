import 'server-only';
import { addMs, MS } from '@octo/shared/time';
import { config } from '@/config';
import type { OrderMarks } from './order-filter.repository';

/** The marks of this moment: how old is backlog, how much is suspicious. */
export function orderMarks(now: Date): OrderMarks {
  const { BACKLOG_ORDER_AGE_MINUTES, SUSPICIOUS_ORDER_TOTAL_THRESHOLD } = config();
  return {
    backlogBefore: addMs(now, -BACKLOG_ORDER_AGE_MINUTES * MS.minute),
    // The setting is in whole currency units.
    suspiciousFromMinor: SUSPICIOUS_ORDER_TOTAL_THRESHOLD * 100,
  };
}
