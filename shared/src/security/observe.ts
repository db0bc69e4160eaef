import 'server-only';
import type { AppError, ErrorCode } from '../errors';
import { type Finding, inspectInput, inspectUnknownKeys } from './inspect';
import { type AttackSource, reportAttack, reportSuspicion } from './report';
import type { AttackType } from './taxonomy';

/** Refusals that are signs by themselves. */
const ATTACK_OF_REFUSAL: Partial<Record<ErrorCode, AttackType>> = {
  account_locked: 'brute_force',
  cross_origin_refused: 'csrf',
  forbidden: 'privilege_escalation',
  invalid_service_key: 'auth_bypass',
  order_not_found: 'idor',
  rate_limited: 'rate_limit',
  total_mismatch: 'price_tampering',
};

/** Reports what the parts of an input show; call it with raw input, before validation. */
export function observeInput(parts: Readonly<Record<string, unknown>>, source: AttackSource): void {
  for (const [part, input] of Object.entries(parts)) {
    for (const finding of inspectInput(part, input)) report(finding, source);
  }
}

/** Reports what a refusal means; everything that is no sign by itself is left to the counts of the edge. */
export function observeRefusal(error: AppError, source: AttackSource): void {
  const type = ATTACK_OF_REFUSAL[error.code];
  if (type) reportAttack({ type, evidence: error.code }, source);
  if (error.code === 'invalid_credentials') reportSuspicion('failed_sign_in', source);
  for (const { path, code, message } of error.fields) {
    if (code !== 'unrecognized_keys') continue;
    const keys = [...message.matchAll(/"([^"]{1,60})"/g)].map(([, key]) => key ?? '');
    for (const finding of inspectUnknownKeys(path, keys)) report(finding, source);
  }
}

function report({ type, where, evidence }: Finding, source: AttackSource): void {
  reportAttack({ type, evidence: `${where}: ${evidence}` }, source);
}
