'use client';

import type { CheckoutInput } from '../../checkout-form.schema';

/** A broken rule: dotted path in the checkout body and a message for people. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

// The rules are the server's own. They weigh more than the whole page, so they arrive after it, on first use.
const loadSchema = () => import('../../checkout-form.schema').then((module) => module.checkoutBodySchema);

/** Starts loading the rules; call it when the customer begins to type. */
export function warmUpRules(): void {
  loadSchema().catch(() => undefined);
}

/** Checks a checkout by the schema of the server. Without the rules (connection lost) the server alone decides. */
export async function findIssues(input: CheckoutInput): Promise<readonly Issue[]> {
  const schema = await loadSchema().catch(() => null);
  const result = schema?.safeParse(input);
  if (!result || result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
}
