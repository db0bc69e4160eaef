import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Charge, chargeSchema } from './charge.schema';

/**
 * All charges by key. Every change is appended to a journal before anybody hears of it, so a killed process comes
 * back with what it promised. Without a folder the charges live as long as the process.
 */
export class ChargeLedger {
  private readonly byKey = new Map<string, Charge>();
  private readonly keyById = new Map<string, string>();
  private journal: number | null = null;

  constructor(dataDir?: string) {
    if (dataDir === undefined) return;
    mkdirSync(dataDir, { recursive: true });
    const file = join(dataDir, 'charges.ndjson');
    if (existsSync(file)) this.load(file);
    this.compact(file);
    this.journal = openSync(file, 'a');
  }

  /** The charge of a key. */
  find(key: string): Charge | undefined {
    return this.byKey.get(key);
  }

  /** The charge with an id. */
  findById(id: string): Charge | undefined {
    const key = this.keyById.get(id);
    return key === undefined ? undefined : this.byKey.get(key);
  }

  /** Every charge, oldest first. */
  all(): Charge[] {
    return [...this.byKey.values()];
  }

  /** Keeps a charge: first on disk, then in memory. */
  save(charge: Charge): Charge {
    if (this.journal !== null) writeSync(this.journal, `${JSON.stringify(charge)}\n`);
    this.remember(charge);
    return charge;
  }

  /** Closes the journal. */
  close(): void {
    if (this.journal !== null) closeSync(this.journal);
    this.journal = null;
  }

  private remember(charge: Charge): void {
    this.byKey.set(charge.key, charge);
    this.keyById.set(charge.id, charge.key);
  }

  private load(file: string): void {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const charge = parseLine(line);
      if (charge) this.remember(charge);
    }
  }

  /** One line per charge instead of one per change; replaced at once, never half written. */
  private compact(file: string): void {
    const fresh = `${file}.new`;
    writeFileSync(
      fresh,
      this.all()
        .map((charge) => `${JSON.stringify(charge)}\n`)
        .join(''),
    );
    renameSync(fresh, file);
  }
}

/** Null for the torn last line that a kill in the middle of a write leaves: its caller never got an answer. */
function parseLine(line: string): Charge | null {
  try {
    return chargeSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
