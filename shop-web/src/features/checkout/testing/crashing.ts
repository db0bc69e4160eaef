import type { Database } from '@octo/shared/db';
import type { PaymentGateway } from '@/features/payments/payment-gateway.service';

/** Thrown by everything that a dead process would still try. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A process that dies at a chosen moment; afterwards neither database nor provider hear from it. */
export interface DyingProcess {
  readonly db: Database;
  readonly gateway: PaymentGateway;
  /** True when it lived long enough to reach the moment. */
  readonly isDead: () => boolean;
}

/**
 * Counts every step that leaves the process (statement, commit, call to the provider) and dies at the `diesAt`-th:
 * before it happens, or right after it happened and before anybody could learn of it.
 */
export function dyingProcess(
  db: Database,
  gateway: PaymentGateway,
  moment: { readonly diesAt: number; readonly when: 'before' | 'after' },
): DyingProcess {
  let steps = 0;
  let isDead = false;
  const step = async <T>(run: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Crash();
    steps += 1;
    const isLast = steps === moment.diesAt;
    if (isLast && moment.when === 'before') {
      isDead = true;
      throw new Crash();
    }
    const result = await run();
    if (isLast || isDead) {
      isDead = true;
      throw new Crash();
    }
    return result;
  };
  const counted = db.$extends({
    query: { $allOperations: ({ args, query }) => step(() => query(args)) },
  });
  const dyingDb = new Proxy(counted, {
    get(target, property) {
      if (property !== '$transaction') return Reflect.get(target, property, target);
      // The end of a transaction is a step of its own: a commit of which nobody hears.
      return (work: (tx: unknown) => Promise<unknown>) =>
        step(() => (target.$transaction as (fn: typeof work) => Promise<unknown>)(work));
    },
  });
  const dyingGateway: PaymentGateway = {
    charge: (request) => step(() => gateway.charge(request)),
    find: (key) => step(() => gateway.find(key)),
    cancel: (key) => step(() => gateway.cancel(key)),
    refund: (id) => step(() => gateway.refund(id)),
  };
  // An extended client has the same methods; its type only says so in a longer way.
  return { db: dyingDb as unknown as Database, gateway: dyingGateway, isDead: () => isDead };
}
