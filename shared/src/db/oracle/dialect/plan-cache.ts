import type { Tables } from './emit/scope';
import type { OracleFeatures } from './features';
import { withoutTrailingComment } from './marker';
import type { Plan } from './plan';
import { rewrite } from './rewrite';

/** The statement as Prisma hands it over. */
export interface PrismaStatement {
  readonly sql: string;
  readonly args: readonly unknown[];
}

interface Entry {
  readonly offsetArguments: readonly number[];
  /** By which of `offsetArguments` are 0, as bits. */
  readonly variants: Map<number, Plan>;
}

/** More offsets than that do not occur; the bits of a variant must fit a number. */
const MAX_OFFSETS = 20;

/** Plans by text; what was not used for a whole generation is thrown out. */
export class PlanCache {
  // Two generations instead of a list in order of use: a hit costs one look-up and moves nothing.
  private newer = new Map<string, Entry>();
  private older = new Map<string, Entry>();

  constructor(
    private readonly options: {
      readonly tables: Tables;
      readonly features: OracleFeatures;
      /** Texts of one generation. */
      readonly capacity: number;
    },
  ) {}

  /** The plan of a statement. @throws UnsupportedSqlError when the dialect does not have it */
  planOf({ sql, args }: PrismaStatement): Plan {
    const text = withoutTrailingComment(sql);
    const entry = this.find(text);
    const plan = entry?.variants.get(zeroBits(entry.offsetArguments, args));
    return plan ?? this.make(text, args, entry);
  }

  private find(text: string): Entry | undefined {
    const entry = this.newer.get(text);
    if (entry) return entry;
    const old = this.older.get(text);
    if (old) this.keep(text, old);
    return old;
  }

  private make(text: string, args: readonly unknown[], known: Entry | undefined): Plan {
    const { tables, features } = this.options;
    const isZero = (argument: number) => isZeroCount(args[argument]);
    const { plan, offsetArguments } = rewrite(text, { tables, features, isZero });
    if (offsetArguments.length > MAX_OFFSETS) return plan;
    const entry = known ?? { offsetArguments, variants: new Map() };
    entry.variants.set(zeroBits(offsetArguments, args), plan);
    if (!known) this.keep(text, entry);
    return plan;
  }

  private keep(text: string, entry: Entry): void {
    if (this.newer.size >= this.options.capacity) {
      this.older = this.newer;
      this.newer = new Map();
    }
    this.newer.set(text, entry);
  }
}

/** Prisma hands whole numbers over as strings, raw SQL as numbers or bigints. */
function isZeroCount(value: unknown): boolean {
  return value === 0 || value === '0' || value === 0n;
}

function zeroBits(offsetArguments: readonly number[], args: readonly unknown[]): number {
  let bits = 0;
  for (const [bit, argument] of offsetArguments.entries()) {
    if (isZeroCount(args[argument])) bits |= 1 << bit;
  }
  return bits;
}
