/** Levels of log lines with the first of their four severities in OTLP. */
export const LEVELS = { trace: 1, debug: 5, info: 9, warn: 13, error: 17, fatal: 21 } as const;

/** One of {@link LEVELS}. */
export type Level = keyof typeof LEVELS;

/** A condition on one field: its whole value, or its beginning. */
export interface FieldTerm {
  readonly key: string;
  readonly value: string;
  /** The value was written with a star behind it. */
  readonly isPrefix: boolean;
  readonly isExcluded: boolean;
}

/** A query, taken apart. */
export interface LogQuery {
  /** Words and phrases as `websearch_to_tsquery` reads them; '' for none. */
  readonly text: string;
  /** Lines must have one of these; null for any. */
  readonly severities: readonly (readonly [from: number, to: number])[] | null;
  readonly fields: readonly FieldTerm[];
  /** What could not be understood, as sentences for whoever wrote it; it is left out. */
  readonly problems: readonly string[];
}

const MAX_TERMS = 20;
const TERM =
  /(?<minus>-?)(?:(?<key>[A-Za-z_][\w.\-/]*):)?(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))|(?<odd>\S+)/g;

/**
 * Takes a query apart: words, "phrases", `key:value`, `key:"a value"`, `key:start*`, `-` before what must not be, and
 * `level:warn` (exactly), `level:warn+` (and worse), `level:warn,error`. Nothing is refused: what makes no sense is
 * named in `problems`.
 */
export function parseLogQuery(query: string): LogQuery {
  const problems: string[] = [];
  const words: string[] = [];
  const fields: FieldTerm[] = [];
  let severities: [number, number][] | null = null;
  const terms = [...query.matchAll(TERM)];
  if (terms.length > MAX_TERMS) problems.push(`Only the first ${MAX_TERMS} terms are looked for.`);
  for (const { 0: whole, groups = {} } of terms.slice(0, MAX_TERMS)) {
    const { minus = '', key, quoted, bare, odd } = groups;
    const value = quoted ?? bare ?? '';
    if (odd !== undefined || (quoted === undefined && value.endsWith(':'))) {
      problems.push(unreadable(odd ?? whole));
    } else if (key === undefined) {
      if (/[\p{L}\p{N}]/u.test(value)) words.push(minus + (quoted === undefined ? value : `"${quoted}"`));
      else problems.push(`“${whole}” has no letter or digit to look for.`);
    } else if (value === '' || value === '*') {
      problems.push(`“${key}:” needs a value.`);
    } else if (key === 'level') {
      const ranges = readLevels(value);
      if (minus) problems.push('“-level:” is not known: name the wanted levels instead.');
      else if (ranges) severities = [...(severities ?? []), ...ranges];
      else
        problems.push(
          `“${value}” is no level: use ${Object.keys(LEVELS).join(', ')}, or warn+ for warn and worse.`,
        );
    } else {
      const isPrefix = quoted === undefined && value.endsWith('*');
      fields.push({ key, value: isPrefix ? value.slice(0, -1) : value, isPrefix, isExcluded: minus === '-' });
    }
  }
  if ((query.match(/"/g)?.length ?? 0) % 2 === 1) problems.push('A quotation mark is not closed.');
  return { text: words.join(' '), severities, fields, problems };
}

function unreadable(term: string): string {
  return term.endsWith(':') ? `“${term}” needs a value.` : `“${term}” was not understood.`;
}

function readLevels(value: string): [number, number][] | null {
  const ranges = value
    .toLowerCase()
    .split(',')
    .map((name): [number, number] | null => {
      const andWorse = name.endsWith('+');
      const level = andWorse ? name.slice(0, -1) : name;
      if (!isLevel(level)) return null;
      return [LEVELS[level], andWorse ? 24 : LEVELS[level] + 3];
    });
  const known = ranges.filter((range) => range !== null);
  return known.length === ranges.length ? known : null;
}

function isLevel(name: string): name is Level {
  return Object.hasOwn(LEVELS, name);
}

/** The level of a severity of OTLP; what is out of range counts as info. */
export function levelOf(severity: number): Level {
  const names = Object.keys(LEVELS) as Level[];
  return names[Math.ceil(severity / 4) - 1] ?? 'info';
}

/** A condition as one writes it, with quotation marks where the value needs them. */
export function termOf(key: string, value: string): string {
  const clean = value.replaceAll('"', ' ').trim();
  return /^[^\s"*]+$/.test(clean) && !clean.endsWith(':') ? `${key}:${clean}` : `${key}:"${clean}"`;
}
