import 'server-only';
import type { Attributes } from '@opentelemetry/api';
import { trace } from '@opentelemetry/api';
import { recordMetric, sampledSpan } from './metrics/record';
import { metricsState } from './metrics/state';
import { withSpan } from './span';
import { statementFacts } from './sql-statement';

/** What is known about a statement before it runs. Binds are never given: they hold personal data. */
export interface DbSpanInput {
  /** `db.system.name` of the conventions. */
  readonly system: 'postgresql' | 'oracle.db';
  /** The text with placeholders. */
  readonly statement: string;
  /** Taken from the text unless given. */
  readonly operation?: string;
  readonly table?: string;
  /** `orders.findByCustomer`; a leading comment in the text does the same. */
  readonly statementName?: string;
  /** Worked out from the text unless given. */
  readonly sqlId?: string;
  readonly serverAddress?: string;
  readonly serverPort?: number;
  /** Database (schema) name. */
  readonly namespace?: string;
}

/**
 * Begins to measure a statement, whether it is part of a sampled trace or not. Called where the statement has its
 * connection: the wait for one is the pool's time and not the database's.
 *
 * @returns what must be called when the answer is there; null while nothing is measured
 */
export function startStatement(
  system: DbSpanInput['system'],
  statement: string,
): ((error?: unknown) => void) | null {
  if (!metricsState().meter) return null;
  const startedAt = performance.now();
  // Drivers answer in a context of their own.
  const measuredIn = sampledSpan();
  return (error) => {
    const { operation, table } = statementFacts(statement);
    recordMetric(
      'db.client.operation.duration',
      (performance.now() - startedAt) / 1_000,
      {
        'db.system.name': system,
        'db.operation.name': operation,
        'db.collection.name': table,
        'error.type': error ? (statusCodeOf(error) ?? ownCodeOf(error)) : undefined,
      },
      measuredIn,
    );
  };
}

function ownCodeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'other';
}

/** What is known about a statement after it ran. */
export interface DbSpanOutcome {
  /** Rows returned or changed. */
  readonly rows: number;
  /** Calls to the server that it took. */
  readonly roundTrips: number;
}

const STATEMENT_TEXT_LIMIT = 8_192;

/**
 * Runs a statement inside a CLIENT span that follows the stable database conventions
 * (https://opentelemetry.io/docs/specs/semconv/database/database-spans/).
 *
 * @param outcomeOf reads from the result what the span tells about it
 */
export function withDbSpan<T>(
  input: DbSpanInput,
  fn: () => Promise<T>,
  outcomeOf?: (result: T) => DbSpanOutcome,
): Promise<T> {
  // A statement outside of any trace (boot, pool checks) would become a trace of one span that nobody wants.
  if (!trace.getActiveSpan()?.isRecording()) return fn();
  const facts = statementFacts(input.statement);
  const operation = input.operation ?? facts.operation;
  const table = input.table ?? facts.table;
  const name = input.statementName ?? facts.name;
  const summary = table ? `${operation} ${table}` : operation;
  const attributes: Attributes = {
    'db.system.name': input.system,
    'db.operation.name': operation,
    'db.query.summary': summary,
    'db.query.text':
      input.statement.length > STATEMENT_TEXT_LIMIT
        ? input.statement.slice(0, STATEMENT_TEXT_LIMIT)
        : input.statement,
    DbOracleSqlId: input.sqlId ?? facts.sqlId,
  };
  if (table) attributes['db.collection.name'] = table;
  if (name) attributes['octo.db.statement_name'] = name;
  if (input.namespace) attributes['db.namespace'] = input.namespace;
  if (input.serverAddress) attributes['server.address'] = input.serverAddress;
  if (input.serverPort) attributes['server.port'] = input.serverPort;
  return withSpan(name ?? summary, { kind: 'client', attributes }, async (span) => {
    try {
      const result = await fn();
      const outcome = outcomeOf?.(result);
      if (outcome) {
        span.setAttribute('db.response.returned_rows', outcome.rows);
        span.setAttribute('octo.db.round_trips', outcome.roundTrips);
      }
      return result;
    } catch (error) {
      const code = statusCodeOf(error);
      if (code) span.setAttribute('db.response.status_code', code);
      throw error;
    }
  });
}

/** The database's own code of a failure (`23505`, `ORA-00001`, `NJS-503`), as the driver adapter passes it on. */
function statusCodeOf(error: unknown): string | undefined {
  const cause = (error as { cause?: { originalCode?: unknown; code?: unknown } } | null)?.cause;
  const code = cause?.originalCode ?? cause?.code;
  return typeof code === 'string' ? code : undefined;
}
