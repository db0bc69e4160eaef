import { sqlIdOf } from '../sql-id';
import { type Tables, type Typed, tableNamed } from './emit/scope';
import type { Marker } from './marker';
import type { BlockPlan, DmlPlan, InBind, OutBind, PlanScalar, QueryPlan } from './plan';
import { UnsupportedSqlError } from './unsupported-sql-error';

const SCALARS: ReadonlySet<string> = new Set<PlanScalar>([
  ...([
    'int',
    'bigint',
    'float',
    'decimal',
    'boolean',
    'string',
    'text',
    'datetime',
    'json',
    'bytes',
  ] as const),
]);

/** Strings, comments and quoted names, in which nothing is a bind; then binds. */
const PIECE = /'(?:[^']|'')*'|"[^"]*"|\/\*[\s\S]*?\*\/|--[^\n]*|\$([1-9]\d*)|:(o[1-9]\d*|n)\b/g;

/**
 * Plans text that its author marked as Oracle's own: it is sent as it stands, `$1` becoming `:p1`. A text that
 * begins with BEGIN or DECLARE is a block, SELECT or WITH a query, anything else DML. Results are what the
 * marker says, one out-bind `:o1`, `:o2` … or select item for each.
 */
export function planOracleText(sql: string, marker: Marker, tables: Tables): QueryPlan | DmlPlan | BlockPlan {
  const binds = new Map<string, InBind>();
  const outNames = new Set<string>();
  const body = sql
    .slice(marker.end)
    .trimEnd()
    .replace(PIECE, (piece: string, number: string | undefined, out: string | undefined) => {
      if (out !== undefined) outNames.add(out);
      if (number === undefined) return piece;
      const name = `p${number}`;
      binds.set(name, { name, argument: Number(number) - 1, use: 'value', column: null, scalar: null });
      return `:${name}`;
    });
  const text = `/* ${marker.name} */ ${body}`;
  const results = marker.results.map(({ name, source }) => ({ name, ...typeOf(sql, source, tables) }));
  const shared = { text, sqlId: sqlIdOf(text), binds: [...binds.values()] };
  if (/^(?:SELECT|WITH)\b/i.test(body)) return { kind: 'query', ...shared, columns: results };
  const returning = results.map(
    ({ name, column, scalar }, index): OutBind => ({
      name: `o${index + 1}`,
      resultName: name,
      column,
      scalar,
    }),
  );
  const hasRowCount = outNames.delete('n');
  if (outNames.size !== returning.length || returning.some(({ name }) => !outNames.has(name))) {
    throw new UnsupportedSqlError('the marker and the out-binds differ', sql, 0);
  }
  if (/^(?:BEGIN|DECLARE)\b/i.test(body)) return { kind: 'block', ...shared, returning, hasRowCount };
  if (hasRowCount) throw new UnsupportedSqlError(':n outside a block', sql, 0);
  return { kind: 'dml', ...shared, returning };
}

function typeOf(sql: string, source: string, tables: Tables): Typed & { readonly scalar: PlanScalar } {
  if (isScalar(source)) return { column: null, scalar: source };
  const [table = '', name = ''] = source.split('.');
  const columns = tableNamed(tables, table)?.columns;
  const column = columns && Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (!column) throw new UnsupportedSqlError(`unknown type ${source} in the marker`, sql, 0);
  return { column, scalar: column.scalar };
}

function isScalar(source: string): source is PlanScalar {
  return SCALARS.has(source);
}
