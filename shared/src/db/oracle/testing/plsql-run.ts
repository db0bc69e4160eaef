import type { OracleBinds } from '../driver';
import { is, sign, type Token } from './oracle-text';
import { type Block, parseBlock, type SqlStep, type Step, type Target } from './plsql-block';
import { type BoundValue, type EngineResult, oracleError } from './stand-in-engine';
import { outValue } from './stand-in-values';

/** Sends one SQL statement of the block. */
type RunSql = (tokens: readonly Token[], values: ReadonlyMap<string, BoundValue>) => Promise<EngineResult>;

const blocks = new Map<string, Block>();

/** Runs a PL/SQL block statement by statement. @returns the values of its out-binds */
export async function runBlock(
  text: string,
  binds: OracleBinds,
  runSql: RunSql,
): Promise<Record<string, unknown>> {
  let block = blocks.get(text);
  if (!block) {
    block = parseBlock(text);
    blocks.set(text, block);
  }
  const run = new BlockRun(block, binds, runSql);
  return run.execute();
}

class BlockRun {
  private readonly values = new Map<string, BoundValue>();
  private readonly lists = new Map<string, readonly (string | null)[]>();
  private readonly outs: Record<string, unknown> = {};
  private rowCount = 0;

  constructor(
    private readonly block: Block,
    private readonly binds: OracleBinds,
    private readonly runSql: RunSql,
  ) {
    for (const [name, bind] of Object.entries(binds)) {
      if ('val' in bind) this.values.set(name, { type: bind.type.name, value: bind.val });
      else this.outs[name] = null;
    }
    for (const { name, type, initial } of block.variables) {
      const kind = type === 'NUMBER' ? 'DB_TYPE_NUMBER' : 'DB_TYPE_VARCHAR';
      const value = initial === null ? null : this.values.get(initial.text)?.value;
      this.values.set(name, { type: kind, value });
    }
  }

  async execute(): Promise<Record<string, unknown>> {
    await this.guarded(this.block.steps, this.block.onDuplicate);
    return this.outs;
  }

  private async guarded(steps: readonly Step[], onDuplicate: readonly Step[] | null): Promise<void> {
    try {
      for (const step of steps) await this.step(step);
    } catch (error) {
      if (onDuplicate === null || (error as { code?: unknown }).code !== 'ORA-00001') throw error;
      for (const step of onDuplicate) {
        if (step.kind === 'raise') throw error;
        await this.step(step, error);
      }
    }
  }

  private async step(step: Step, handled?: unknown): Promise<void> {
    switch (step.kind) {
      case 'sql':
        return this.sql(step);
      case 'block':
        return this.guarded(step.steps, step.onDuplicate);
      case 'assign': {
        const { source, target } = step;
        const value = source === 'ROWCOUNT' ? String(this.rowCount) : this.values.get(source.text)?.value;
        return this.assign(target, value === null || value === undefined ? null : String(value));
      }
      case 'raise':
        throw handled ?? new Error('RAISE outside of a handler.');
      case 'if': {
        const isMet = step.comparison === '=' ? this.rowCount === step.count : this.rowCount > step.count;
        if (!isMet) return;
        for (const inner of step.steps) {
          if (inner.kind === 'raise') throw handled ?? new Error('RAISE outside of a handler.');
          await this.step(inner, handled);
        }
      }
    }
  }

  private async sql({ tokens, into, isBulk }: SqlStep): Promise<void> {
    const { rows, rowCount } = await this.runSql(this.withVariables(tokens), this.values);
    this.rowCount = rowCount;
    if (into.length === 0) return;
    if (isBulk) {
      const [target] = into;
      if (target)
        this.lists.set(
          target.name,
          rows.map((row) => row[0] ?? null),
        );
      return;
    }
    if (rows.length > 1)
      throw oracleError('ORA-01422', 'exact fetch returns more than requested number of rows');
    const [row] = rows;
    if (!row) {
      if (is(tokens[0], 'SELECT')) throw oracleError('ORA-01403', 'no data found');
      return;
    }
    for (const [index, target] of into.entries()) this.assign(target, row[index] ?? null);
  }

  /** Variables become binds; `SELECT COLUMN_VALUE FROM TABLE(list)` becomes its values. */
  private withVariables(tokens: readonly Token[]): Token[] {
    const known: Token[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] as Token;
      const isList = is(token, 'SELECT') && is(tokens[at + 1], 'COLUMN_VALUE') && is(tokens[at + 3], 'TABLE');
      if (isList) {
        const values = this.lists.get(tokens[at + 5]?.text ?? '') ?? [];
        const numbers = values.length === 0 ? ['NULL'] : values.map(String);
        for (const [index, text] of numbers.entries())
          known.push(...(index > 0 ? [sign(',')] : []), { kind: 'number', text });
        at += 6;
      } else if (token.kind === 'word' && this.values.has(token.text)) {
        known.push({ kind: 'bind', text: token.text });
      } else known.push(token);
    }
    return known;
  }

  private assign(target: Target, text: string | null): void {
    if (target.kind === 'variable') {
      const variable = this.values.get(target.name);
      this.values.set(target.name, { type: variable?.type ?? 'DB_TYPE_VARCHAR', value: text });
      return;
    }
    const bind = this.binds[target.name];
    if (!bind) throw oracleError('ORA-01008', 'not all variables bound');
    this.outs[target.name] = outValue(text, bind);
  }
}
