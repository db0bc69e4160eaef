import { attackOfField, attacksInText } from './patterns';
import type { AttackType } from './taxonomy';

/** A sign of an attack, and the text that shows it. */
export interface Finding {
  readonly type: AttackType;
  /** Where: a dotted path (`body.contact.name`). */
  readonly where: string;
  readonly evidence: string;
}

const MAX_STRINGS = 200;
const MAX_DEPTH = 8;
const POLLUTING_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Fields that a client never decides; sent where none is expected they are an attempt. */
const PRIVILEGED_KEYS =
  /^(?:role|roles|is_?admin|permissions?|scopes|user_?id|customer_?id|status|price_?minor|price|discount_?minor|total_?minor|paid|is_?paid|verified|email_?verified(?:_?at)?)$/i;
const CAPTCHA_KEYS = /^(?:g-recaptcha-response|h-captcha-response|cf-turnstile-response|captcha)$/i;

/**
 * Looks through the input of a request, whatever its shape. It only looks: validation decides.
 * @param part `params`, `query` or `body`
 * @returns at most one finding per type
 */
export function inspectInput(part: string, input: unknown): readonly Finding[] {
  const found = new Map<AttackType, Finding>();
  const budget = { strings: MAX_STRINGS };
  const add = (type: AttackType, where: string, evidence: string) => {
    if (!found.has(type)) found.set(type, { type, where, evidence });
  };
  walk(input, part, '', MAX_DEPTH, budget, add);
  return [...found.values()];
}

type Add = (type: AttackType, where: string, evidence: string) => void;

function walk(
  value: unknown,
  where: string,
  name: string,
  depth: number,
  budget: { strings: number },
  add: Add,
): void {
  if (typeof value === 'string') {
    budget.strings -= 1;
    for (const type of attacksInText(value)) {
      // An issuer shows itself by its address (RFC 9207), which is compared and never called.
      if (type !== 'ssrf' || name !== 'iss') add(type, where, value);
    }
    const ofField = attackOfField(name, value);
    if (ofField) add(ofField, where, value);
    return;
  }
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const key of Object.keys(value)) {
    if (budget.strings <= 0) return;
    if (POLLUTING_KEYS.has(key)) add('prototype_pollution', where, key);
    walk((value as Record<string, unknown>)[key], `${where}.${key}`, key, depth - 1, budget, add);
  }
}

/** What the names of fields tell that a contract did not expect. */
export function inspectUnknownKeys(where: string, keys: readonly string[]): readonly Finding[] {
  return keys.flatMap((key): readonly Finding[] => {
    if (PRIVILEGED_KEYS.test(key)) return [{ type: 'mass_assignment', where, evidence: key }];
    return CAPTCHA_KEYS.test(key) ? [{ type: 'captcha_bypass', where, evidence: key }] : [];
  });
}
