'use client';

import { FIELD_NAMES, type FieldName, type FormValues } from './form-values';

const KEY = 'octo.checkout';
/** What survives a reload or a look at the cart. Never the card. */
const KEPT: readonly FieldName[] = FIELD_NAMES.filter((name) => !name.startsWith('card'));

/** Remembers what was typed, for this tab only. */
export function saveDraft(values: FormValues): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(KEPT.map((name) => [name, values[name]]))));
  } catch {
    // Storage may be full or forbidden; the form works without it.
  }
}

/** What was typed before in this tab; empty when nothing was. */
export function loadDraft(): FormValues {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (typeof draft !== 'object' || draft === null) return {};
    return Object.fromEntries(
      Object.entries(draft).filter(
        ([name, value]) => KEPT.some((kept) => kept === name) && typeof value === 'string',
      ),
    );
  } catch {
    return {};
  }
}

/** Forgets it, once the order is placed. */
export function dropDraft(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
