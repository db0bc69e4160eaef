import { sqlIdOf } from './sql-id';

/** What a trace says about a SQL text. */
export interface StatementFacts {
  /** `SELECT`, `INSERT`, … */
  readonly operation: string;
  /** First table that the statement names. */
  readonly table: string | undefined;
  /** Operation and table: low cardinality, fit for a span name. */
  readonly summary: string;
  /** Dotted name given by a leading block comment (`orders.findByCustomer`). */
  readonly name: string | undefined;
  /** The 13 characters by which Oracle's tools know the text. */
  readonly sqlId: string;
}

// `/* orders.list */`, and in front of Oracle's own text `/* oracle outbox.claim (id outbox_events.id) */`.
const NAME_COMMENT = /^\s*\/\*\s*(?:oracle\s+)?([A-Za-z][\w.-]{0,79})\s*(?:\([^)]*\)\s*)?\*\//;
const OPERATION =
  /\b(EXPLAIN|PREPARE|DEALLOCATE|SELECT|INSERT|UPDATE|DELETE|MERGE|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|CREATE|ALTER|DROP|SET|TRUNCATE|LOCK)\b/i;
const TARGETS: Readonly<Record<string, RegExp>> = {
  SELECT: /\bFROM\s+(?:ONLY\s+)?([\w".$]+)/i,
  DELETE: /\bFROM\s+(?:ONLY\s+)?([\w".$]+)/i,
  INSERT: /\bINTO\s+([\w".$]+)/i,
  MERGE: /\bINTO\s+([\w".$]+)/i,
  UPDATE: /\bUPDATE\s+(?:ONLY\s+)?([\w".$]+)/i,
  TRUNCATE: /\bTRUNCATE\s+(?:TABLE\s+)?([\w".$]+)/i,
};
const CACHE_LIMIT = 2_000;

const known = new Map<string, StatementFacts>();

/** Facts of a statement, worked out once per text (an application has few texts; the memory is bounded). */
export function statementFacts(sql: string): StatementFacts {
  const cached = known.get(sql);
  if (cached) return cached;
  const facts = readFacts(sql);
  if (known.size < CACHE_LIMIT) known.set(sql, facts);
  return facts;
}

function readFacts(sql: string): StatementFacts {
  const name = NAME_COMMENT.exec(sql)?.[1];
  // A row lock is no change: `FOR UPDATE` must not look like one.
  const text = sql
    .slice(0, 20_000)
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\bFOR\s+(?:NO\s+KEY\s+)?UPDATE\b/gi, ' ');
  const operation = mainOperation(text);
  const table = TARGETS[operation]?.exec(text)?.[1]?.split('.').at(-1)?.replaceAll('"', '');
  return {
    operation,
    table,
    summary: table ? `${operation} ${table}` : operation,
    name,
    sqlId: sqlIdOf(sql),
  };
}

// `WITH x AS (SELECT …) UPDATE y` is an UPDATE, and so is a PL/SQL block: what writes decides, wherever it stands.
function mainOperation(text: string): string {
  const start = /^\s*(WITH|DECLARE|BEGIN\s+\w)/i.exec(text)?.[1]?.toUpperCase();
  if (start) {
    const write = /\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO)\b/i.exec(text);
    return write?.[1]?.split(/\s/)[0]?.toUpperCase() ?? (start === 'WITH' ? 'SELECT' : 'BEGIN');
  }
  return OPERATION.exec(text)?.[1]?.toUpperCase() ?? 'EXECUTE';
}
