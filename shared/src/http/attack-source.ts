import 'server-only';
import type { AttackSource } from '../security';
import type { RateSubject } from './request-rate';

/**
 * Who sent a request, for the record of attacks.
 * @param route template of the route: paths hold tokens of orders
 */
export function attackSource(
  request: { readonly method: string; readonly headers: Headers },
  route: string | null,
  subject: RateSubject = {},
): AttackSource {
  return {
    // The edge wrote it: whatever came from outside is gone.
    address: request.headers.get('x-forwarded-for') ?? subject.ipAddress ?? 'unknown',
    method: request.method,
    route,
    userId: userIdOf(subject.rateKey),
    session: subject.rateKey ?? null,
  };
}

/** Who used a form, for the record of attacks. */
export function attackSourceOfAction(id: string, subject: RateSubject = {}): AttackSource {
  return {
    address: subject.ipAddress ?? 'unknown',
    method: 'POST',
    route: id,
    userId: userIdOf(subject.rateKey),
    session: subject.rateKey ?? null,
  };
}

function userIdOf(rateKey: string | null | undefined): number | null {
  const id = rateKey?.startsWith('user ') ? Number(rateKey.slice(5)) : Number.NaN;
  return Number.isInteger(id) ? id : null;
}
