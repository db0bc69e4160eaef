import { DataModelError, type ModelCheck, type ModelConditionalKey } from './model';

/** What the doc comment of a model says. */
export interface Annotations {
  /** The words for people. */
  readonly comment: string | null;
  readonly checks: readonly ModelCheck[];
  readonly conditionalKeys: readonly ModelConditionalKey[];
}

const CHECK = /^@check (\w+): (.+)$/;
const UNIQUE_WHERE = /^@uniqueWhere (\w+)\(([\w, ]+)\): (.+)$/;

/**
 * Reads a doc comment. Constraints that the data model has no words for stand there, one per line:
 * `@check name: expression` and `@uniqueWhere name(columns): condition`.
 * @throws DataModelError at a line that begins with @ and is neither
 */
export function readAnnotations(documentation: string | undefined): Annotations {
  const words: string[] = [];
  const checks: ModelCheck[] = [];
  const conditionalKeys: ModelConditionalKey[] = [];
  for (const line of (documentation ?? '').split('\n').map((text) => text.trim())) {
    const check = CHECK.exec(line);
    const unique = UNIQUE_WHERE.exec(line);
    if (check?.[1] && check[2]) checks.push({ name: check[1], expression: check[2] });
    else if (unique?.[1] && unique[2] && unique[3])
      conditionalKeys.push({ name: unique[1], columns: unique[2].split(/, */), condition: unique[3] });
    else if (line.startsWith('@')) throw new DataModelError(`Not an annotation: ${line}`);
    else if (line.length > 0) words.push(line);
  }
  return { comment: words.join(' ') || null, checks, conditionalKeys };
}
