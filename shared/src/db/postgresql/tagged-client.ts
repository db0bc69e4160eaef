import 'server-only';
import pg from 'pg';
import { startStatement } from '../../telemetry';
import { currentTags } from '../session-tags';

/** Longer ones are cut by the server. */
const APPLICATION_NAME_BYTES = 63;
const TRACE_ID_LENGTH = 32;
const ACTION_LENGTH = APPLICATION_NAME_BYTES - TRACE_ID_LENGTH - 1;
const TAG_STATEMENT = { name: 'octo_tag', text: "SELECT set_config('application_name', $1, false)" };

/** The part of the driver's connection that sends messages; its published types leave it out. */
interface Wire {
  readonly parsedStatements: Record<string, string>;
  parse(message: { name: string; text: string; types: readonly number[] }): void;
  bind(message: { statement: string; values: readonly string[] }): void;
  execute(message: object): void;
}

/** The driver's query with the methods that its published types leave out. */
interface QueryParts {
  prepare(connection: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Wire): void;
  callback?: (error: Error | null, result: unknown) => void;
}
const DriverQuery = pg.Query as unknown as new (config: object) => QueryParts;

/**
 * A statement with the session's tag ahead of it, in the same message batch: the server answers both at once, so
 * the tag costs no round trip and no second synchronisation.
 */
class QueryWithTag extends DriverQuery {
  #tag: string;
  #isTagPending = false;

  constructor(config: object, tag: string) {
    super(config);
    this.#tag = tag;
  }

  override prepare(connection: Wire): void {
    const { name, text } = TAG_STATEMENT;
    if (connection.parsedStatements[name] === undefined) {
      connection.parse({ name, text, types: [] });
      connection.parsedStatements[name] = text;
    }
    connection.bind({ statement: name, values: [this.#tag] });
    connection.execute({});
    this.#isTagPending = true;
    super.prepare(connection);
  }

  // What the tag answers comes first and is nobody's result.
  override handleDataRow(message: unknown): void {
    if (!this.#isTagPending) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.#isTagPending) this.#isTagPending = false;
    else super.handleCommandComplete(message, connection);
  }
}

type Callback = (error: Error | null, result: unknown) => void;
type Send = (config: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A connection whose session says whose work it does: `application_name` holds ACTION and trace id, and a comment at
 * the start of every statement holds MODULE. The comment is the same for all statements of a service, so prepared
 * statements stay prepared.
 */
export function taggedClient(module: string): typeof pg.Client {
  const comment = `/*${module}*/ `;
  const commented = new Map<string, string>();
  const withComment = (text: string): string => {
    let result = commented.get(text);
    if (result === undefined) {
      result = comment + text;
      if (commented.size < 2_000) commented.set(text, result);
    }
    return result;
  };

  return class TaggedClient extends pg.Client {
    #tag = module;

    override query(...args: never[]): never {
      const [given, values, callback] = args as unknown as Parameters<Send>;
      const send = super.query.bind(this) as unknown as Send;
      const { name, text } = given as { name?: string; text?: string };
      // Statements of the driver adapter are named; what else is sent (time zone, scripts) is nobody's request.
      if (!name || !text) return send(given, values, callback) as never;
      const done = startStatement('postgresql', text);
      if (done) return measured(done, values, callback, (...rest) => this.#run(given, ...rest)) as never;
      return this.#run(given, values, callback) as never;
    }

    #run(...[given, values, callback]: Parameters<Send>): unknown {
      const send = super.query.bind(this) as unknown as Send;
      const { text = '' } = given as { text?: string };
      const config = { ...(given as object), text: withComment(text) };
      // Undone by a rollback together with the rest, and impossible in a transaction that has failed.
      if (this.getTransactionStatus() !== 'I') {
        if (text === 'ROLLBACK') this.#tag = '';
        return send(config, values, callback);
      }
      const tag = applicationName(module);
      if (tag === this.#tag) return send(config, values, callback);
      this.#tag = tag;
      return this.#sendTagged(new QueryWithTag(config, tag), values ?? callback);
    }

    #sendTagged(query: QueryParts, callback: unknown): unknown {
      const send = super.query.bind(this) as unknown as Send;
      const settle = (done: Callback) => {
        query.callback = (error, result) => {
          if (error) this.#tag = '';
          done(error, result);
        };
        send(query);
      };
      if (typeof callback === 'function') return settle(callback as Callback);
      return new Promise((resolve, reject) => {
        settle((error, result) => (error ? reject(error) : resolve(result)));
      });
    }
  };
}

/** Sends a statement and calls `done` when its answer is there, in whichever way the caller asked for it. */
function measured(
  done: (error?: unknown) => void,
  values: unknown,
  callback: unknown,
  run: (values: unknown, callback: unknown) => unknown,
): unknown {
  const answer = typeof values === 'function' ? values : callback;
  if (typeof answer === 'function') {
    const told: Callback = (error, result) => {
      done(error ?? undefined);
      (answer as Callback)(error, result);
    };
    return typeof values === 'function' ? run(told, undefined) : run(values, told);
  }
  const result = run(values, callback) as Promise<unknown>;
  result.then(
    () => done(),
    (error: unknown) => done(error),
  );
  return result;
}

/** `POST /api/shop/checkout 79c76c8173b086043b36e60422a2b317`; a long action ends with `~`. */
function applicationName(module: string): string {
  const { action, clientId } = currentTags(module);
  if (!action && !clientId) return module;
  const shown = action.length > ACTION_LENGTH ? `${action.slice(0, ACTION_LENGTH - 1)}~` : action;
  return `${shown} ${clientId}`.trim();
}
