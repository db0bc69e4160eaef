import type { LabelCondition, LabelConditions } from './metrics.schema';

const TERM = /(?<minus>-?)(?<key>[A-Za-z_][\w.-]*):(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))|(?<odd>\S+)/g;

/** Conditions on labels, taken apart. */
export interface ParsedWhere {
  readonly where: LabelConditions;
  /** What was not understood, as sentences; it is left out. */
  readonly problems: readonly string[];
}

/**
 * Reads conditions on labels: `label:value`, `label:"a value"`, `label:start*`, `-label:value`. The same label twice
 * means either of the values. A label cannot be both wanted and unwanted.
 */
export function parseWhere(text: string): ParsedWhere {
  const wanted = new Map<string, string[]>();
  const unwanted = new Map<string, string[]>();
  const where: Record<string, LabelCondition> = {};
  const problems: string[] = [];
  for (const { 0: whole, groups = {} } of text.matchAll(TERM)) {
    const { minus, key, quoted, bare, odd } = groups;
    const value = quoted ?? bare ?? '';
    if (odd !== undefined || key === undefined) {
      problems.push(`“${odd ?? whole}” is no condition: write label:value.`);
    } else if (quoted === undefined && value.endsWith('*')) {
      if (minus) problems.push(`“${whole}” is not known: what must not be has no star.`);
      else where[key] = { startsWith: value.slice(0, -1) };
    } else {
      const map = minus ? unwanted : wanted;
      map.set(key, [...(map.get(key) ?? []), value]);
    }
  }
  for (const [key, values] of unwanted) where[key] = { not: values };
  for (const [key, values] of wanted) {
    if (where[key] !== undefined)
      problems.push(`Conditions on “${key}” contradict each other; its values count.`);
    where[key] = values;
  }
  return { where, problems };
}
