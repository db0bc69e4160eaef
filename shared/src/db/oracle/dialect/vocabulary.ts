/** Every bare word that Prisma 7.10 emits for the provider `postgres` without preview features. */
const PRISMA_WORDS = [
  ...['SELECT', 'FROM', 'WHERE', 'GROUP', 'ORDER', 'BY', 'HAVING', 'LIMIT', 'OFFSET', 'AS', 'ON'],
  ...['JOIN', 'INNER', 'LEFT', 'AND', 'OR', 'NOT', 'IN', 'IS', 'NULL', 'EXISTS', 'LIKE', 'ILIKE', 'BETWEEN'],
  ...['ASC', 'DESC', 'NULLS', 'FIRST', 'LAST', 'INSERT', 'INTO', 'VALUES', 'DEFAULT', 'UPDATE', 'SET'],
  ...[
    'DELETE',
    'RETURNING',
    'CONFLICT',
    'DO',
    'NOTHING',
    'CAST',
    'TEXT',
    'CASE',
    'WHEN',
    'THEN',
    'ELSE',
    'END',
  ],
  ...['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'COALESCE', 'LOWER', 'UPPER'],
];

/** What raw SQL with a marker may say beyond that: the common subset of PostgreSQL and Oracle 19c. */
const RAW_KEYWORDS = [
  ...['WITH', 'DISTINCT', 'UNION', 'ALL', 'CROSS', 'OUTER', 'FETCH', 'NEXT', 'ROW', 'ROWS', 'ONLY', 'FOR'],
  ...['SKIP', 'LOCKED', 'NOWAIT', 'OVER', 'PARTITION', 'ESCAPE', 'TRUE', 'FALSE', 'AT', 'TIME', 'ZONE'],
  ...['INTEGER', 'BIGINT', 'DOUBLE', 'PRECISION', 'VARCHAR', 'NUMERIC'],
];

/** Functions that mean the same on both databases, with the number of arguments each takes. */
const FUNCTIONS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  COUNT: [1, 1],
  SUM: [1, 1],
  AVG: [1, 1],
  MIN: [1, 1],
  MAX: [1, 1],
  COALESCE: [2, 20],
  LOWER: [1, 1],
  UPPER: [1, 1],
  ABS: [1, 1],
  FLOOR: [1, 1],
  CEIL: [1, 1],
  ROUND: [1, 2],
  MOD: [2, 2],
  NULLIF: [2, 2],
  LENGTH: [1, 1],
  SUBSTR: [2, 3],
  TO_CHAR: [2, 2],
  ROW_NUMBER: [0, 0],
  RANK: [0, 0],
  DENSE_RANK: [0, 0],
  LAG: [1, 3],
  LEAD: [1, 3],
};

/** Functions that make sense with OVER only. */
export const WINDOW_FUNCTIONS: ReadonlySet<string> = new Set([
  'ROW_NUMBER',
  'RANK',
  'DENSE_RANK',
  'LAG',
  'LEAD',
]);
/** Functions over many rows; with OVER they become window functions. */
export const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);

const prismaWords: ReadonlySet<string> = new Set(PRISMA_WORDS);
const prismaFunctions: ReadonlySet<string> = new Set([
  ...['COUNT', 'SUM', 'AVG', 'MIN', 'MAX', 'COALESCE', 'LOWER', 'UPPER'],
]);
const CONTEXTUAL = new Set([
  ...Object.keys(FUNCTIONS),
  ...['TEXT', 'DO', 'NOTHING', 'CONFLICT', 'FIRST', 'LAST', 'NEXT', 'ROW', 'ROWS', 'ONLY', 'SKIP', 'LOCKED'],
  ...['NOWAIT', 'PARTITION', 'ESCAPE', 'AT', 'TIME', 'ZONE', 'INTEGER', 'BIGINT', 'DOUBLE', 'PRECISION'],
  ...['VARCHAR', 'NUMERIC', 'NULLS', 'VALUES', 'OVER', 'INSERT', 'UPDATE', 'DELETE', 'SET'],
]);
// Words with a meaning of their own in either dialect can be no bare identifier.
const reserved: ReadonlySet<string> = new Set(
  [...PRISMA_WORDS, ...RAW_KEYWORDS].filter((word) => !CONTEXTUAL.has(word)),
);

/** Where a statement comes from, which decides what it may say. */
export type Dialect = 'prisma' | 'raw';

/** True when Prisma writes the (upper-cased) word outside quotes. */
export function isPrismaWord(word: string): boolean {
  return prismaWords.has(word);
}

/** True when the (upper-cased) word cannot name a table, a column or an alias without quotes. */
export function isReserved(word: string): boolean {
  return reserved.has(word);
}

/** How many arguments the (upper-cased) function takes; undefined when the dialect has no such function. */
export function arityOf(name: string, dialect: Dialect): readonly [least: number, most: number] | undefined {
  if (dialect === 'prisma' && !prismaFunctions.has(name)) return undefined;
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
}
