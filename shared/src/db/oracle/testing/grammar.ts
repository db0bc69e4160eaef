import { PlSqlLexer, PlSqlParser } from '@griffithswaite/ts-plsql-parser';
import { CharStream, CommonTokenStream, ErrorListener } from 'antlr4';
import { shapeOf } from './grammar-shape';

/** Collects what lexer and parser complain of; a lexer alone would drop an unknown character and go on. */
class Complaints extends ErrorListener<never> {
  readonly found: string[] = [];

  override syntaxError(_source: unknown, _symbol: unknown, line: number, column: number, message: string) {
    this.found.push(`line ${line}:${column} ${message.slice(0, 120)}`);
  }
}

/** What the grammar of PL/SQL (grammars-v4, Oracle 19c) finds wrong with exactly this script. */
export function parseProblems(script: string): readonly string[] {
  const complaints = new Complaints();
  const lexer = new PlSqlLexer(new CharStream(script));
  lexer.removeErrorListeners();
  lexer.addErrorListener(complaints);
  const parser = new PlSqlParser(new CommonTokenStream(lexer));
  parser.buildParseTrees = false;
  parser.removeErrorListeners();
  parser.addErrorListener(complaints);
  parser.sql_script();
  return complaints.found;
}

const answers = new Map<string, readonly string[]>();

/**
 * What the grammar finds wrong with the shape of one statement; empty when it is well formed. Names, types and the
 * number of binds are not its business: see `lint.ts`.
 */
export function grammarProblems(statement: string): readonly string[] {
  const shape = shapeOf(statement);
  let answer = answers.get(shape);
  if (answer === undefined) {
    answer = parseProblems(/;$/.test(shape) ? `${shape}\n/` : `${shape};`);
    answers.set(shape, answer);
  }
  return answer;
}
