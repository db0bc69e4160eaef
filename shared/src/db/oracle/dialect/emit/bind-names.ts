/** Binds that one statement may have. */
const MAX_BINDS = 65_535;

/**
 * How long an IN list of `length` items is written: 1, 2, 4, 8 … up to the limit, beyond it whole groups and
 * a padded rest. Without that every length would be a statement of its own in the shared pool.
 */
export function paddedLength(length: number, limit: number): number {
  const rest = length % limit;
  const whole = length - rest;
  if (rest === 0) return whole;
  let padded = 1;
  while (padded < rest) padded *= 2;
  return whole + Math.min(padded, limit);
}

/**
 * Names of binds: `p` and the number of the argument, moved up by the padding of the lists before it, so that
 * two lists of different length but the same padded length give the same text.
 */
export class BindNames {
  private readonly lists: readonly {
    readonly first: number;
    readonly last: number;
    readonly extra: number;
  }[];

  constructor(
    lists: readonly { readonly first: number; readonly last: number }[],
    bindCount: number,
    limit: number,
  ) {
    const padded = lists
      .map(({ first, last }) => ({
        first,
        last,
        extra: paddedLength(last - first + 1, limit) - (last - first + 1),
      }))
      .filter(({ extra }) => extra > 0)
      .sort((a, b) => a.last - b.last);
    const extra = padded.reduce((sum, list) => sum + list.extra, 0);
    this.lists = bindCount + extra > MAX_BINDS ? [] : padded;
  }

  /** Name of the argument `number`, from 1. */
  nameOf(number: number): string {
    let shift = 0;
    for (const list of this.lists) {
      if (list.last >= number) break;
      shift += list.extra;
    }
    return `p${number + shift}`;
  }

  /** Names of the binds that repeat the last argument of the list that begins with the argument `first`. */
  paddingOf(first: number): string[] {
    const list = this.lists.find((candidate) => candidate.first === first);
    if (!list) return [];
    const last = Number(this.nameOf(list.last).slice(1));
    return Array.from({ length: list.extra }, (_, index) => `p${last + 1 + index}`);
  }
}
