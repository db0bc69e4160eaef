/** The meaning of a colour. `neutral` and `accent` carry no state. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'info' | 'warn' | 'danger';

/** Tinted block: background, edge and text of one tone (all pairs ≥ 4.5:1, tested). */
export const toneBlock: Readonly<Record<Tone, string>> = {
  neutral: 'bg-hover border-line text-ink-muted',
  accent: 'bg-accent-surface border-accent-line text-accent-ink',
  ok: 'bg-ok-surface border-ok-line text-ok-ink',
  info: 'bg-info-surface border-info-line text-info-ink',
  warn: 'bg-warn-surface border-warn-line text-warn-ink',
  danger: 'bg-danger-surface border-danger-line text-danger-ink',
};

/** Text of one tone on canvas, surface or raised. */
export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-muted',
  accent: 'text-accent-ink',
  ok: 'text-ok-ink',
  info: 'text-info-ink',
  warn: 'text-warn-ink',
  danger: 'text-danger-ink',
};

/** Solid mark of one tone: dots, bars, progress. Never the only carrier of the meaning. */
export const toneMark: Readonly<Record<Tone, string>> = {
  neutral: 'bg-ink-subtle',
  accent: 'bg-accent',
  ok: 'bg-ok',
  info: 'bg-info',
  warn: 'bg-warn',
  danger: 'bg-danger',
};
