import { cursorParam } from '@octo/shared/pagination';
import {
  ATTACK_TYPE_NAMES,
  ATTACK_TYPES,
  type AttackType,
  MITRE_TACTICS,
  type MitreTactic,
  OWASP_CATEGORIES,
  type OwaspCategory,
  SEVERITIES,
  type Severity,
} from '@octo/shared/security/taxonomy';
import { z } from 'zod';

/** Applications that record attacks, by their service name. */
export const APPLICATIONS = {
  'octo-drone-shop': 'Shop',
  'enterprise-crm-portal': 'Console',
} as const;

/** Stretches of time that the page can show, and how the chart divides them. */
export const WINDOWS = {
  day: { label: 'Last 24 hours', stretches: 24, stretchHours: 1 },
  week: { label: 'Last 7 days', stretches: 28, stretchHours: 6 },
  month: { label: 'Last 30 days', stretches: 30, stretchHours: 24 },
} as const;

/** Rows on one page of the list. */
export const SECURITY_PAGE_SIZE = 50;

const keysOf = <T extends object>(table: T) =>
  Object.keys(table) as [keyof T & string, ...(keyof T & string)[]];

/** What stands in the address of the page. */
export const securityListQuery = z.object({
  window: z.enum(keysOf(WINDOWS)).optional(),
  type: z.enum(keysOf(ATTACK_TYPES)).optional(),
  severity: z.enum(SEVERITIES).optional(),
  application: z.enum(keysOf(APPLICATIONS)).optional(),
  tactic: z.enum(MITRE_TACTICS).optional(),
  owasp: z.enum(keysOf(OWASP_CATEGORIES)).optional(),
  after: cursorParam.optional(),
  before: cursorParam.optional(),
});

/** Parsed {@link securityListQuery}. */
export type SecurityListQuery = z.output<typeof securityListQuery>;

/** One recorded attack. */
export interface SecurityEvent {
  readonly id: number;
  /** A type of the taxonomy; older rows may have one that is gone. */
  readonly attackType: string;
  readonly severity: string;
  readonly application: string;
  readonly method: string | null;
  readonly route: string | null;
  readonly clientIpMasked: string | null;
  readonly userId: number | null;
  readonly traceId: string | null;
  readonly evidence: string | null;
  readonly createdAt: Date;
}

/** One stretch of the chart. */
export type StretchCounts = { readonly startsAt: string } & Readonly<Record<Severity, number>>;

/** One field of the heat map. */
export interface HeatCell {
  readonly tactic: MitreTactic;
  readonly owasp: OwaspCategory;
  readonly count: number;
  /** Types of the taxonomy that stand here; empty where nothing can. */
  readonly types: readonly AttackType[];
}

/** Events per type as tactics × categories: every tactic and category that the taxonomy uses, also without events. */
export function heatMapOf(counts: ReadonlyMap<string, number>): {
  readonly categories: readonly OwaspCategory[];
  readonly rows: readonly { readonly tactic: MitreTactic; readonly cells: readonly HeatCell[] }[];
} {
  const used = new Set<string>(ATTACK_TYPE_NAMES.map((type) => ATTACK_TYPES[type].owasp));
  const categories = keysOf(OWASP_CATEGORIES).filter((owasp) => used.has(owasp));
  const rows = MITRE_TACTICS.map((tactic) => ({
    tactic,
    cells: categories.map((owasp) => {
      const types = typesOf({ tactic, owasp });
      const count = types.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0);
      return { tactic, owasp, types, count };
    }),
  }));
  return { categories, rows };
}

/** Types of the taxonomy that a filter leaves. */
export function typesOf(filter: {
  readonly type?: AttackType | undefined;
  readonly tactic?: MitreTactic | undefined;
  readonly owasp?: OwaspCategory | undefined;
}): readonly AttackType[] {
  return ATTACK_TYPE_NAMES.filter((type) => {
    const { mitre, owasp } = ATTACK_TYPES[type];
    return (
      (filter.type === undefined || filter.type === type) &&
      (filter.tactic === undefined || filter.tactic === mitre.tactic) &&
      (filter.owasp === undefined || filter.owasp === owasp)
    );
  });
}

/** `credential-access` → "Credential access". */
export function tacticWords(tactic: string): string {
  return tactic.charAt(0).toUpperCase() + tactic.slice(1).replaceAll('-', ' ');
}

/** Title of a type; a name that the taxonomy no longer knows stays as it is. */
export function attackTitle(type: string): string {
  return Object.hasOwn(ATTACK_TYPES, type) ? ATTACK_TYPES[type as AttackType].title : type;
}
