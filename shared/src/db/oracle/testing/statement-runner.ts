import type { PoolClient } from 'pg';
import { is, type Token, topLevel } from './oracle-text';
import type { BoundValues, EngineResult, StandInEngine } from './stand-in-engine';
import { wireValue } from './stand-in-values';

const asText = { getTypeParser: () => (value: string) => value };

/** Whether a statement changes rows or locks them, and so belongs to a transaction. */
export function isChange(tokens: readonly Token[]): boolean {
  return is(tokens[0], 'INSERT', 'UPDATE', 'DELETE', 'MERGE') || topLevel(tokens, 'FOR') >= 0;
}

/** Sends single statements of one session to the engine. */
export class StatementRunner {
  constructor(
    private readonly client: PoolClient,
    private readonly engine: StandInEngine,
  ) {}

  /** Runs one statement; when it fails the rest of its transaction stays as it is. */
  async run(tokens: readonly Token[], values: BoundValues, isInTransaction: boolean): Promise<EngineResult> {
    const isGuarded = isInTransaction && this.engine.needsSavepoints;
    if (isGuarded) await this.client.query('SAVEPOINT statement_start');
    try {
      const result = await this.send(tokens, values);
      if (isGuarded) await this.client.query('RELEASE SAVEPOINT statement_start');
      return result;
    } catch (error) {
      if (isGuarded) await this.client.query('ROLLBACK TO SAVEPOINT statement_start');
      throw this.engine.toOracleError(error);
    }
  }

  private async send(tokens: readonly Token[], values: BoundValues): Promise<EngineResult> {
    const wire: (string | Buffer | null)[] = [];
    const text = this.engine.print(
      tokens,
      (name) => {
        const bound = values.get(name);
        if (!bound) throw new Error(`No value for :${name}`);
        wire.push(wireValue(bound.value));
        return this.engine.printBind(wire.length, bound.type);
      },
      values,
    );
    const { rows, fields, rowCount } = await this.client.query({
      text,
      values: wire,
      rowMode: 'array',
      types: asText,
    });
    return { rows: rows as (string | null)[][], fields, rowCount: rowCount ?? rows.length };
  }
}
