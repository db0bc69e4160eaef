import { z } from 'zod';

// Control characters never come from a keyboard; NUL cannot be stored at all.
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\r\t]/u;

/** One line of text as people type it: trimmed, without control characters. */
export function lineOfText(label: string, limits: { readonly min?: number; readonly max: number }) {
  const { min = 1, max } = limits;
  return z
    .string({ error: `Enter ${label}.` })
    .trim()
    .min(min, min === 1 ? `Enter ${label}.` : `Use at least ${min} characters.`)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !CONTROL.test(text), 'Remove the characters that cannot be printed.');
}

/** A line that may be left empty: empty and absent are the same. */
export function optionalLine(max: number) {
  return z
    .string({ error: 'Enter text.' })
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !CONTROL.test(text), 'Remove the characters that cannot be printed.')
    .transform((text) => text || undefined)
    .optional();
}

/** Text of several lines that may be left empty. */
export function optionalParagraph(max: number) {
  return z
    .string({ error: 'Enter text.' })
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !CONTROL_BUT_LINES.test(text), 'Remove the characters that cannot be printed.')
    .transform((text) => text || undefined)
    .optional();
}
