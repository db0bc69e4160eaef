import type { CatalogueColumn } from '../../catalogue/types';
import type { Condition, Name, Query, Value } from '../ast';
import type { OracleFeatures } from '../features';
import type { BindUse, InBind, ResultColumn } from '../plan';
import { UnsupportedSqlError } from '../unsupported-sql-error';
import type { BindNames } from './bind-names';
import type { Relation, Scope, Tables, Typed } from './scope';

/** Oracle text of a value and what is known of its type. */
export interface Emitted extends Typed {
  readonly text: string;
}

/** Oracle text of a query and the columns that it gives. */
export interface EmittedQuery {
  readonly text: string;
  /** `printed` is null for an expression without alias, which cannot be referred to. */
  readonly columns: readonly (Omit<ResultColumn, 'name'> & {
    readonly name: string | null;
    readonly printed: string | null;
  })[];
}

/** The three parts that call each other. */
export interface Parts {
  readonly value: (emitter: Emitter, node: Value, scope: Scope, hint?: Hint) => Emitted;
  readonly condition: (emitter: Emitter, node: Condition, scope: Scope) => string;
  readonly query: (emitter: Emitter, query: Query, frame: Frame) => EmittedQuery;
}

/** What the surroundings of a bind say about it. */
export interface Hint extends Typed {
  readonly use?: BindUse;
}

/** What a query may refer to from outside: correlated names and CTEs. */
export interface Frame {
  readonly outer: Scope | null;
  readonly ctes: readonly Relation[];
}

/** Nothing known. */
export const UNTYPED: Typed = { column: null, scalar: null };

const MAX_IDENTIFIER_BYTES = 128;

/** Collects the binds while the text of one statement is written. */
export class Emitter {
  private readonly bindsByName = new Map<string, InBind>();
  /** Arguments that were asked whether they are an offset of 0; the answer shapes the text. */
  readonly offsetArguments: number[] = [];
  private currentCtes: readonly Relation[] = [];

  constructor(
    private readonly options: {
      readonly sql: string;
      readonly tables: Tables;
      readonly features: OracleFeatures;
      readonly names: BindNames;
      readonly isZero: (argument: number) => boolean;
    },
    private readonly parts: Parts,
  ) {}

  get tables(): Tables {
    return this.options.tables;
  }

  get names(): BindNames {
    return this.options.names;
  }

  get features(): OracleFeatures {
    return this.options.features;
  }

  /** All binds by the order of their names. */
  get binds(): InBind[] {
    return [...this.bindsByName.values()].sort((a, b) => Number(a.name.slice(1)) - Number(b.name.slice(1)));
  }

  fail(reason: string, at: number): never {
    throw new UnsupportedSqlError(reason, this.options.sql, at);
  }

  value(node: Value, scope: Scope, hint?: Hint): Emitted {
    return this.parts.value(this, node, scope, hint);
  }

  condition(node: Condition, scope: Scope): string {
    return this.parts.condition(this, node, scope);
  }

  /** A query; sub-selects in expressions see the CTEs of the query around them. */
  query(query: Query, frame: Omit<Frame, 'ctes'> & Partial<Frame>): EmittedQuery {
    const before = this.currentCtes;
    const result = this.parts.query(this, query, { ctes: before, ...frame });
    this.currentCtes = before;
    return result;
  }

  /** From here to the end of the current query these CTEs can be read. */
  readCtes(ctes: readonly Relation[]): void {
    this.currentCtes = ctes;
  }

  /** Writes a bind. The first place that knows its column decides how it is bound. */
  bind(number: number, hint: Hint | undefined, name = this.names.nameOf(number)): string {
    const known = this.bindsByName.get(name);
    const column = known?.column ?? hint?.column ?? null;
    const scalar = known?.scalar ?? hint?.scalar ?? null;
    const use = known && known.use !== 'value' ? known.use : (hint?.use ?? 'value');
    this.bindsByName.set(name, { name, argument: number - 1, use, column, scalar });
    return `:${name}`;
  }

  /** True when the argument is an offset of 0 and so is left out. */
  isZeroOffset(number: number): boolean {
    this.offsetArguments.push(number - 1);
    return this.options.isZero(number - 1);
  }

  /** An alias as Oracle text writes it: quoted, its case kept. */
  alias(name: Name): string {
    if (name.text.includes('"')) this.fail('a name with a double quote', name.at);
    if (Buffer.byteLength(name.text) > MAX_IDENTIFIER_BYTES)
      this.fail('a name of more than 128 bytes', name.at);
    return `"${name.text}"`;
  }

  /** Refuses LOBs where Oracle compares or sorts (ORA-00932). */
  comparable(emitted: Emitted, at: number): Emitted {
    if (isLob(emitted.column))
      this.fail(`${emitted.column?.name} cannot be compared or sorted on Oracle`, at);
    return emitted;
  }
}

/** Columns that Oracle stores as LOB. */
export function isLob(column: CatalogueColumn | null): boolean {
  return column !== null && ['json', 'text', 'bytes'].includes(column.scalar);
}
