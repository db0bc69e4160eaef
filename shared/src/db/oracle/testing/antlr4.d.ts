/** The part of ANTLR's runtime that the grammar gate uses: the package hides its types from bundler resolution. */
declare module 'antlr4' {
  export class CharStream {
    constructor(text: string);
  }
  export class ErrorListener<_Symbol> {
    syntaxError(source: unknown, symbol: unknown, line: number, column: number, message: string): void;
  }
  export class Recognizer {
    removeErrorListeners(): void;
    addErrorListener(listener: ErrorListener<never>): void;
  }
  export class Lexer extends Recognizer {
    constructor(input: CharStream);
  }
  export class CommonTokenStream {
    constructor(lexer: Lexer);
  }
  export class Parser extends Recognizer {
    constructor(tokens: CommonTokenStream);
    buildParseTrees: boolean;
  }
  export class ParserRuleContext {}
}
