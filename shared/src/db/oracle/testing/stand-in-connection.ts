import type { PoolClient } from 'pg';
import type {
  OracleBinds,
  OracleConnection,
  OracleError,
  OracleExecuteManyOptions,
  OracleExecuteOptions,
  OracleManyResult,
  OracleResult,
  OracleValue,
} from '../driver';
import { is, type Token, tokensOf } from './oracle-text';
import { type SqlStep, sqlStep } from './plsql-block';
import { runBlock } from './plsql-run';
import { type BoundValue, oracleError, type StandInEngine } from './stand-in-engine';
import { schemaStatements } from './stand-in-schema';
import { describeColumns, fetchRows, outValue } from './stand-in-values';
import { isChange, StatementRunner } from './statement-runner';

/** 19.26: the oldest release that is supported decides what may be sent. */
const SERVER_VERSION = 1_926_000_000;

/** One session of the stand-in: Oracle's rules of transactions over an engine that has others. */
export class StandInConnection implements OracleConnection {
  module?: string | undefined;
  action?: string | undefined;
  clientId?: string | undefined;
  clientInfo?: string | undefined;
  callTimeout?: number | undefined;
  readonly oracleServerVersion = SERVER_VERSION;
  private isInTransaction = false;
  private isBroken = false;
  // The driver runs calls of one connection one after the other, and so do we.
  private last: Promise<unknown> = Promise.resolve();
  private readonly runner: StatementRunner;

  constructor(
    private readonly client: PoolClient,
    private readonly engine: StandInEngine,
    private readonly release: (drop: boolean) => void,
  ) {
    this.runner = new StatementRunner(client, engine);
    client.on('error', this.onBreak);
  }

  private readonly onBreak = (): void => {
    this.isBroken = true;
  };

  execute(text: string, binds: OracleBinds, options: OracleExecuteOptions): Promise<OracleResult> {
    return this.queued(() => this.executeNow(text, binds, options));
  }

  executeMany(
    text: string,
    rows: Record<string, OracleValue>[],
    options: OracleExecuteManyOptions,
  ): Promise<OracleManyResult> {
    return this.queued(() => this.executeManyNow(text, rows, options));
  }

  commit(): Promise<void> {
    return this.queued(() => this.end('COMMIT'));
  }

  rollback(): Promise<void> {
    return this.queued(() => this.end('ROLLBACK'));
  }

  async ping(): Promise<void> {
    await this.queued(() => this.client.query('SELECT 1'));
  }

  close({ drop }: { drop: boolean }): Promise<void> {
    return this.queued(async () => {
      if (!this.isBroken) await this.end('ROLLBACK');
      this.client.off('error', this.onBreak);
      this.release(drop || this.isBroken);
    });
  }

  isHealthy(): boolean {
    return !this.isBroken;
  }

  private queued<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async command(text: string): Promise<void> {
    try {
      await this.client.query(text);
    } catch (error) {
      throw this.engine.toOracleError(error);
    }
  }

  private async begin(statement = 'BEGIN'): Promise<void> {
    if (this.isInTransaction) return;
    await this.command(statement);
    this.isInTransaction = true;
  }

  private async end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!this.isInTransaction) return;
    this.isInTransaction = false;
    await this.command(statement);
  }

  private async executeNow(
    text: string,
    binds: OracleBinds,
    options: OracleExecuteOptions,
  ): Promise<OracleResult> {
    const tokens = tokensOf(text);
    const [first, second, third] = tokens;
    if (is(first, 'ALTER') && is(second, 'SESSION')) return {};
    if (is(first, 'CREATE', 'ALTER', 'DROP', 'COMMENT')) return this.define(text);
    if (is(first, 'SET') && is(second, 'TRANSACTION')) {
      if (this.isInTransaction)
        throw oracleError('ORA-01453', 'SET TRANSACTION must be first statement of transaction');
      const isSerializable = tokens.some((token) => is(token, 'SERIALIZABLE'));
      await this.begin(isSerializable ? this.engine.beginSerializable : undefined);
      return {};
    }
    if (is(first, 'SAVEPOINT') || (is(first, 'ROLLBACK') && is(second, 'TO'))) {
      await this.begin();
      const name = tokens.at(-1)?.text ?? '';
      await this.command(is(first, 'SAVEPOINT') ? `SAVEPOINT ${name}` : `ROLLBACK TO SAVEPOINT ${name}`);
      return {};
    }
    if (is(first, 'ROLLBACK', 'COMMIT') && third === undefined) {
      await this.end(first?.text === 'COMMIT' ? 'COMMIT' : 'ROLLBACK');
      return {};
    }
    if (is(first, 'BEGIN', 'DECLARE')) return this.block(text, binds, options);
    return isChange(tokens)
      ? this.change(tokens, text, binds, options)
      : this.query(tokens, text, binds, options);
  }

  /** DDL: commits what came before it, and itself. */
  private async define(text: string): Promise<OracleResult> {
    await this.end('COMMIT');
    for (const statement of schemaStatements([text], this.engine.schema)) await this.command(statement);
    return {};
  }

  /** Runs what belongs to a transaction, and ends it when the call says so. */
  private async transacted<T>(autoCommit: boolean | undefined, work: () => Promise<T>): Promise<T> {
    const isOwn = !this.isInTransaction;
    await this.begin();
    try {
      const result = await work();
      if (autoCommit) await this.end('COMMIT');
      return result;
    } catch (error) {
      // A call that fails undoes only itself; with nothing before it in the transaction, nothing is left.
      if (isOwn) await this.end('ROLLBACK');
      throw error;
    }
  }

  private async query(
    tokens: readonly Token[],
    text: string,
    binds: OracleBinds,
    options: OracleExecuteOptions,
  ): Promise<OracleResult> {
    const { rows, fields } = await this.runner.run(tokens, boundOf(binds), this.isInTransaction);
    const metaData = describeColumns(fields, text);
    return { metaData, rows: fetchRows(rows, metaData, options) };
  }

  private change(
    tokens: readonly Token[],
    text: string,
    binds: OracleBinds,
    options: OracleExecuteOptions,
  ): Promise<OracleResult> {
    return this.transacted(options.autoCommit, async () => {
      if (is(tokens[0], 'SELECT')) return this.query(tokens, text, binds, options);
      const step = sqlStep(tokens);
      const { rows, rowCount } = await this.runner.run(step.tokens, boundOf(binds), true);
      return { rowsAffected: rowCount, outBinds: returned(step, rows, binds) };
    });
  }

  private block(text: string, binds: OracleBinds, options: OracleExecuteOptions): Promise<OracleResult> {
    return this.transacted(options.autoCommit, async () => {
      const isGuarded = this.engine.needsSavepoints;
      // A block that fails is undone as a whole.
      await this.command('SAVEPOINT block_start');
      try {
        const outBinds = await runBlock(text, binds, (tokens, values) =>
          this.runner.run(tokens, values, true),
        );
        if (isGuarded) await this.command('RELEASE SAVEPOINT block_start');
        return { outBinds };
      } catch (error) {
        await this.command('ROLLBACK TO SAVEPOINT block_start');
        throw error;
      }
    });
  }

  private async executeManyNow(
    text: string,
    rows: Record<string, OracleValue>[],
    { bindDefs, batchErrors, autoCommit }: OracleExecuteManyOptions,
  ): Promise<OracleManyResult> {
    const step = sqlStep(tokensOf(text));
    const errors: OracleError[] = [];
    const outBinds: Record<string, unknown[]>[] = [];
    const dmlRowCounts: number[] = [];
    await this.begin();
    for (const [index, row] of rows.entries()) {
      const values = new Map<string, BoundValue>();
      for (const [name, value] of Object.entries(row))
        values.set(name, { type: bindDefs[name]?.type.name ?? '', value });
      try {
        const result = await this.runner.run(step.tokens, values, true);
        dmlRowCounts.push(result.rowCount);
        outBinds.push(returned(step, result.rows, bindDefs));
      } catch (error) {
        // Array DML leaves the rows before the failing one behind: undoing them is up to the caller.
        if (!batchErrors) throw error;
        errors.push(Object.assign(error as Error, { offset: index }));
        dmlRowCounts.push(0);
        outBinds.push({});
      }
    }
    // With an error present nothing is committed.
    if (autoCommit && errors.length === 0) await this.end('COMMIT');
    return {
      rowsAffected: dmlRowCounts.reduce((sum, count) => sum + count, 0),
      dmlRowCounts,
      ...(step.into.length > 0 ? { outBinds } : {}),
      ...(errors.length > 0 ? { batchErrors: errors } : {}),
    };
  }
}

/** Out-binds of RETURNING: an array per bind, also for one row. */
function returned(
  { into }: SqlStep,
  rows: readonly (string | null)[][],
  binds: OracleBinds,
): Record<string, unknown[]> {
  const entries = into.map(({ name }, place) => {
    const bind = binds[name];
    if (!bind) throw oracleError('ORA-01008', 'not all variables bound');
    return [name, rows.map((row) => outValue(row[place] ?? null, bind))] as const;
  });
  return Object.fromEntries(entries);
}

function boundOf(binds: OracleBinds): Map<string, BoundValue> {
  const values = new Map<string, BoundValue>();
  for (const [name, bind] of Object.entries(binds))
    if ('val' in bind) values.set(name, { type: bind.type.name, value: bind.val ?? null });
  return values;
}
