import 'server-only';
import { twin } from '@octo/shared/db';
import { insertOrderOnOracle } from './insert-order-oracle.repository';
import { insertOrderOnPostgresql } from './insert-order-postgresql.repository';

/**
 * Writes a new order whole: customer (found by e-mail; only blanks of a known one are filled), order in state
 * `payment_pending` with its history, items, payment attempt, idempotency record, the ledger rows of its reservation
 * and the event `order.placed`. `source_order_id` is the order's own id.
 *
 * One statement with a form per database, which saves nine round trips on the path that customers wait for.
 *
 * @throws a unique violation when the idempotency key was used before
 */
export const insertOrder = twin({ postgresql: insertOrderOnPostgresql, oracle: insertOrderOnOracle });
