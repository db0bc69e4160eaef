import 'server-only';
import type { Database } from '@octo/shared/db';
import type { Job, JobResult } from '@octo/shared/jobs';
import { getLogger, withSpan } from '@octo/shared/telemetry';
import { addMs, type Clock, MS, systemClock } from '@octo/shared/time';
import { config } from '@/config';
import { type PaymentGateway, paymentGateway } from '@/features/payments/payment-gateway.service';
import { resolveOrder, type Settlement } from './resolve-order.service';
import { findUnsettledOrders, type UnsettledOrder } from './unsettled-order.repository';

const BATCH = 50;
const log = getLogger('checkout.recovery');

/** What recovery needs from outside; tests bring their own. */
export interface RecoveryDeps {
  readonly db: Database;
  readonly gateway: PaymentGateway;
  /** Orders younger than this may still be in the hands of a request. */
  readonly recoveryAfterMs: number;
  readonly clock?: Clock;
}

/**
 * Settles every order whose payment is open although its request must be over (crash, outage, lost answer): asks the
 * provider by key, books what it says, gives up what it does not know. Orders whose question stays without answer
 * wait for the next run. One order's trouble does not hold up the others.
 *
 * @returns how many orders ended how
 */
export async function recoverOrders(deps: RecoveryDeps): Promise<Readonly<Record<Settlement, number>>> {
  const clock = deps.clock ?? systemClock;
  const counts = { paid: 0, failed: 0, open: 0 };
  const requestedBefore = addMs(clock(), -deps.recoveryAfterMs);
  let last: UnsettledOrder | undefined;
  do {
    const batch = await findUnsettledOrders(deps.db, { requestedBefore, after: last ?? null, limit: BATCH });
    for (const order of batch) counts[await recoverOne(deps, order, clock)] += 1;
    last = batch.length === BATCH ? batch.at(-1) : undefined;
  } while (last);
  return counts;
}

async function recoverOne(deps: RecoveryDeps, order: UnsettledOrder, clock: Clock): Promise<Settlement> {
  const { db, gateway } = deps;
  return withSpan(
    'checkout.recover_order',
    { attributes: { 'order.number': order.number } },
    async (span) => {
      try {
        const settlement = await resolveOrder(
          { db, actor: 'system', traceId: null, now: clock },
          gateway,
          order,
        );
        span.setAttribute('checkout.settlement', settlement);
        log.info({ 'order.number': order.number, settlement }, 'Open payment looked after');
        return settlement;
      } catch (error) {
        // Stated policy: the order stays open and the next run tries again.
        log.warn({ err: error, 'order.number': order.number }, 'Open payment could not be settled');
        return 'open';
      }
    },
  );
}

/** The job `checkout-recovery`: one replica at a time, also once at boot. */
export function checkoutRecoveryJob(db: Database): Job {
  return {
    name: 'checkout-recovery',
    // Short: a killed holder must not keep customers waiting. Two runs at once do no harm, every order is guarded.
    leaseMs: 20 * MS.second,
    isIdle: async () => {
      const requestedBefore = addMs(systemClock(), -config().CHECKOUT_RECOVERY_AFTER_MS);
      const [first] = await findUnsettledOrders(db, { requestedBefore, after: null, limit: 1 });
      return first === undefined;
    },
    run: async (): Promise<JobResult> => {
      const recoveryAfterMs = config().CHECKOUT_RECOVERY_AFTER_MS;
      const { paid, failed, open } = await recoverOrders({ db, gateway: paymentGateway(), recoveryAfterMs });
      return { message: `${paid} paid, ${failed} failed, ${open} left open` };
    },
  };
}
