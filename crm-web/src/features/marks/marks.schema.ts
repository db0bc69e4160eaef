/** What charts mark: a new version of a service, a fault that somebody injected, an edit in the console. */
export const MARK_KINDS = ['deployment', 'fault', 'edit'] as const;

/** One of {@link MARK_KINDS}. */
export type MarkKind = (typeof MARK_KINDS)[number];

/** Something that somebody or something did at an instant. */
export interface Mark {
  /** Unique among marks: kind and number. */
  readonly key: string;
  readonly kind: MarkKind;
  /** ISO instant. */
  readonly at: string;
  /** ISO instant; null while it lasts, and for what happens at once. */
  readonly endedAt: string | null;
  readonly service: string | null;
  readonly title: string;
  /** Null when nobody did it, and for readers who may not see the audit log. */
  readonly actor: string | null;
  readonly traceId: string | null;
}

/** A mark to write. */
export interface NewMark {
  readonly kind: MarkKind;
  readonly at: Date;
  readonly service?: string | null;
  /** Up to 200 characters; more is cut. */
  readonly title: string;
  readonly actor?: string | null;
  readonly traceId?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A stretch of time, from its first to its last instant. */
export interface MarkRange {
  readonly from: Date;
  readonly to: Date;
}

/** Kinds of marks in words, with their colours. */
export const MARK_LOOKS: Readonly<Record<MarkKind, { readonly word: string; readonly colour: string }>> = {
  deployment: { word: 'Deployment', colour: 'var(--color-info)' },
  fault: { word: 'Fault', colour: 'var(--color-danger)' },
  edit: { word: 'Edit', colour: 'var(--color-warn)' },
};
