import { fetchTypeHandler } from '../../oracle/bind/decode';
import type { OracleBinds, OracleConnection, OracleDriver, OracleValue } from '../../oracle/driver';
import { oracleCode } from '../../oracle/errors';

const MAX_TEXT_BYTES = 4_000;

/** One session that migrations are run on, with what the runner asks of a session. */
export class MigrationSession {
  constructor(
    private readonly driver: OracleDriver,
    private readonly connection: OracleConnection,
  ) {
    // An index of a large table takes as long as it takes.
    connection.callTimeout = 0;
  }

  /** Runs a statement of ours and commits it. @returns how many rows it changed */
  async change(text: string, values: Readonly<Record<string, OracleValue>> = {}): Promise<number> {
    const { rowsAffected } = await this.connection.execute(text, this.binds(values), { autoCommit: true });
    return rowsAffected ?? 0;
  }

  /** Like {@link change}; a failure with one of the codes counts as done. */
  async changeUnless(codes: readonly string[], text: string): Promise<void> {
    try {
      await this.change(text);
    } catch (error) {
      if (!codes.includes(oracleCode(error) ?? '')) throw error;
    }
  }

  /** Runs a query of ours. */
  async rows(text: string, values: Readonly<Record<string, OracleValue>> = {}): Promise<unknown[][]> {
    const { rows } = await this.connection.execute(text, this.binds(values), {
      outFormat: this.driver.OUT_FORMAT_ARRAY,
      fetchTypeHandler: fetchTypeHandler(this.driver),
    });
    return (rows ?? []) as unknown[][];
  }

  /** Runs a statement of a migration, as it is, and leaves it to the caller to commit. */
  async run(text: string): Promise<void> {
    await this.connection.execute(text, {}, {});
  }

  async rollback(): Promise<void> {
    await this.connection.rollback();
  }

  async ping(): Promise<void> {
    await this.connection.ping();
  }

  /** Ends the session; what it did not commit is undone. */
  async close(): Promise<void> {
    await this.connection.close({ drop: true });
  }

  private binds(values: Readonly<Record<string, OracleValue>>): OracleBinds {
    return Object.fromEntries(
      Object.entries(values).map(([name, val]) => {
        const isNumber = typeof val === 'number';
        const type = isNumber ? this.driver.DB_TYPE_NUMBER : this.driver.DB_TYPE_VARCHAR;
        return [name, { type, val, ...(isNumber ? {} : { maxSize: MAX_TEXT_BYTES }) }];
      }),
    );
  }
}
