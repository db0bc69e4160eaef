import { is, type Token, tokensOf, topLevel } from './oracle-text';

/** Where a value goes: an out-bind, or a variable of the block. */
export interface Target {
  readonly kind: 'bind' | 'variable';
  readonly name: string;
}

/** One SQL statement of a block, its INTO list taken out. */
export interface SqlStep {
  readonly kind: 'sql';
  readonly tokens: readonly Token[];
  readonly into: readonly Target[];
  /** BULK COLLECT: the one target takes all rows. */
  readonly isBulk: boolean;
}

/** A step of a block. */
export type Step =
  | SqlStep
  | { readonly kind: 'if'; readonly comparison: '=' | '>'; readonly count: number; readonly steps: Step[] }
  | { readonly kind: 'block'; readonly steps: Step[]; readonly onDuplicate: Step[] | null }
  | { readonly kind: 'assign'; readonly target: Target; readonly source: Token | 'ROWCOUNT' }
  | { readonly kind: 'raise' };

/** A variable with the token of its first value. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly initial: Token | null;
}

/** A parsed block. */
export interface Block {
  readonly variables: readonly Variable[];
  readonly steps: readonly Step[];
  readonly onDuplicate: readonly Step[] | null;
}

/**
 * Parses the one shape of PL/SQL that the platform sends: see the plan of a block. Whatever else PL/SQL can say is
 * refused, so that a block outside of the shape is noticed at once.
 */
export function parseBlock(text: string): Block {
  const reader = new Reader(tokensOf(text));
  const variables: Variable[] = [];
  if (reader.take('DECLARE')) while (!reader.sees('BEGIN')) variables.push(reader.variable());
  const { steps, onDuplicate } = reader.body();
  if (!reader.isDone()) throw new Error(`After the block: ${reader.rest()}`);
  return { variables, steps, onDuplicate };
}

class Reader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  isDone(): boolean {
    return this.at >= this.tokens.length;
  }

  rest(): string {
    return this.tokens
      .slice(this.at, this.at + 12)
      .map(({ text }) => text)
      .join(' ');
  }

  sees(...texts: readonly string[]): boolean {
    return texts.every((text, offset) => is(this.tokens[this.at + offset], text));
  }

  take(...texts: readonly string[]): boolean {
    if (!this.sees(...texts)) return false;
    this.at += texts.length;
    return true;
  }

  private expect(...texts: readonly string[]): void {
    if (!this.take(...texts)) throw new Error(`Expected ${texts.join(' ')} at: ${this.rest()}`);
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (!token) throw new Error('The block ends too early.');
    this.at += 1;
    return token;
  }

  private until(end: string): Token[] {
    const start = this.at;
    while (!this.sees(end)) this.next();
    return this.tokens.slice(start, this.at);
  }

  variable(): Variable {
    const name = this.next().text;
    const words = this.until(';');
    this.expect(';');
    const assigned = words.findIndex((token) => is(token, ':='));
    const initial = assigned < 0 ? null : (words[assigned + 1] ?? null);
    return { name, type: words[0]?.text ?? '', initial };
  }

  body(): { steps: Step[]; onDuplicate: Step[] | null } {
    this.expect('BEGIN');
    const steps = this.steps();
    let onDuplicate: Step[] | null = null;
    if (this.take('EXCEPTION')) {
      this.expect('WHEN', 'DUP_VAL_ON_INDEX', 'THEN');
      onDuplicate = this.steps();
    }
    this.expect('END', ';');
    return { steps, onDuplicate };
  }

  private steps(): Step[] {
    const steps: Step[] = [];
    while (!this.sees('END') && !this.sees('EXCEPTION')) steps.push(this.step());
    return steps;
  }

  private step(): Step {
    if (this.sees('BEGIN')) return { kind: 'block', ...this.body() };
    if (this.take('RAISE', ';')) return { kind: 'raise' };
    if (this.take('IF', 'SQL', '%', 'ROWCOUNT')) return this.condition();
    if (is(this.tokens[this.at + 1], ':=')) return this.assignment();
    const tokens = this.until(';');
    this.expect(';');
    return sqlStep(tokens);
  }

  private condition(): Step {
    const comparison = this.next().text;
    if (comparison !== '=' && comparison !== '>') throw new Error(`Compared by ${comparison}`);
    const count = Number(this.next().text);
    this.expect('THEN');
    const steps = this.steps();
    this.expect('END', 'IF', ';');
    return { kind: 'if', comparison, count, steps };
  }

  private assignment(): Step {
    const target = targetOf(this.next());
    this.expect(':=');
    const isRowCount = this.take('SQL', '%', 'ROWCOUNT');
    const source = isRowCount ? ('ROWCOUNT' as const) : this.next();
    this.expect(';');
    return { kind: 'assign', target, source };
  }
}

function targetOf(token: Token): Target {
  if (token.kind !== 'bind' && token.kind !== 'word') throw new Error(`No target: ${token.text}`);
  return { kind: token.kind === 'bind' ? 'bind' : 'variable', name: token.text };
}

/** Takes the INTO list out of a SELECT or of a RETURNING clause. */
export function sqlStep(tokens: readonly Token[]): SqlStep {
  const returning = topLevel(tokens, 'RETURNING');
  const into =
    is(tokens[0], 'SELECT') || returning >= 0 ? topLevel(tokens, 'INTO', Math.max(returning, 0)) : -1;
  if (into < 0) return { kind: 'sql', tokens, into: [], isBulk: false };
  const targets: Target[] = [];
  let end = into + 1;
  do {
    targets.push(targetOf(tokens[end] as Token));
    end += 2;
  } while (is(tokens[end - 1], ','));
  const isBulk = is(tokens[into - 1], 'COLLECT');
  const kept = [...tokens.slice(0, isBulk ? into - 2 : into), ...tokens.slice(end - 1)];
  return { kind: 'sql', tokens: kept, into: targets, isBulk };
}
