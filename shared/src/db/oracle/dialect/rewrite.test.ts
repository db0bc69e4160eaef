import { describe, expect, it } from 'vitest';
import { featuresOf } from './features';
import type { BlockPlan, DmlPlan, InsertManyPlan, Plan, QueryPlan } from './plan';
import { rewrite } from './rewrite';
import APPENDIX from './testing/appendix.json';
import { APPENDIX_TABLES } from './testing/appendix-tables';
import { UnsupportedSqlError } from './unsupported-sql-error';

const ORACLE_19 = 1_926_000_000;
const ORACLE_23 = 2_306_000_000;

function planOf(sql: string, { version = ORACLE_19, isZero = true } = {}): Plan {
  const features = featuresOf(version);
  return rewrite(sql, { tables: APPENDIX_TABLES, features, isZero: () => isZero }).plan;
}
const queryOf = (sql: string, version = ORACLE_19) => planOf(sql, { version }) as QueryPlan;
const textsOf = (plan: Plan) =>
  plan.kind === 'insertMany' ? plan.statements.map(({ text }) => text) : [plan.text];
const binds = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `$${from + index}`).join(',');

describe('the published shapes of Prisma', () => {
  it.each(APPENDIX.filter(({ oracle }) => oracle))('rewrites: $name', (shape) => {
    expect(textsOf(planOf(shape.prisma))).toEqual(shape.oracle);
    expect(textsOf(planOf(shape.prisma, { isZero: false }))).toEqual(shape.oracleWithOffset ?? shape.oracle);
  });

  it.each(APPENDIX.filter(({ refused }) => refused))('refuses: $name', ({ prisma }) => {
    expect(() => planOf(prisma)).toThrow(UnsupportedSqlError);
  });
});

describe('an unknown statement', () => {
  it('is shown with the place', () => {
    const sql = 'SELECT "public"."tags"."id" FROM "public"."tags" WHERE "public"."tags"."name" ~ $1';
    expect(() => planOf(sql)).toThrow(
      'Oracle dialect: unknown token at position 78, marked «», of: SELECT "public"."tags"."id" FROM "public"."tags" WHERE "public"."tags"."name" «~» $1',
    );
  });

  it.each([
    ['raw SQL without a marker', 'SELECT id FROM tags'],
    ['a table that is not in the catalogue', 'SELECT "public"."cats"."id" FROM "public"."cats"'],
    ['a column that is not in the catalogue', '/* a.b */ SELECT t.colour FROM tags t'],
    ['an ambiguous name', '/* a.b */ SELECT id FROM tags a JOIN tags b ON a.id = b.id'],
    ['LIMIT in raw SQL', '/* a.b */ SELECT id FROM tags LIMIT 1'],
    ['AS before the alias of a table in raw SQL', '/* a.b */ SELECT t.id FROM tags AS t'],
    ['a PostgreSQL cast in raw SQL', '/* a.b */ SELECT id::text FROM tags'],
    ['ILIKE in raw SQL', '/* a.b */ SELECT id FROM tags WHERE name ILIKE $1'],
    ['LIKE without ESCAPE in raw SQL', '/* a.b */ SELECT id FROM tags WHERE name LIKE $1'],
    ['RETURNING of an expression', '/* a.b */ UPDATE tags SET name = $1 RETURNING id + 1 AS x'],
    ['ON CONFLICT in raw SQL', '/* a.b */ INSERT INTO tags (name) VALUES ($1) ON CONFLICT DO NOTHING'],
    ['a condition as a value', '/* a.b */ SELECT id > 1 AS big FROM tags'],
    ['a value as a condition', '/* a.b */ SELECT id FROM products WHERE active'],
    ["the literal ''", "/* a.b */ SELECT id FROM tags WHERE name = ''"],
    ['the quotient of whole numbers', '/* a.b */ SELECT stock / 2 AS half FROM products'],
    ['comparing JSON', '/* a.b */ SELECT id FROM products WHERE meta = $1'],
    ['sorting by JSON', '/* a.b */ SELECT id FROM products ORDER BY meta'],
    ['grouping by a place', '/* a.b */ SELECT name, COUNT(*) AS n FROM tags GROUP BY 1'],
    ['an unnamed item', '/* a.b */ SELECT COUNT(*) FROM tags'],
    ['two results of one name', '/* a.b */ SELECT t.id, p.id FROM tags t, products p'],
    ['a function of one database', '/* a.b */ SELECT id FROM tags WHERE name = CONCAT($1, $2)'],
    ['GREATEST, which reads NULL otherwise', '/* a.b */ SELECT GREATEST(stock, 0) AS n FROM products'],
    [
      'a sub-select in FROM that looks outside',
      'SELECT "public"."tags"."id" FROM "public"."tags" WHERE EXISTS(SELECT "x"."id" FROM (SELECT "public"."D"."id" FROM "public"."D" WHERE "public"."D"."id" = "public"."tags"."id") AS "x")',
    ],
    ['FOR UPDATE of a page', '/* a.b */ SELECT id FROM tags FETCH FIRST 1 ROWS ONLY FOR UPDATE'],
    [
      'an upsert by something that is no key',
      'INSERT INTO "public"."tags" ("id","name") VALUES ($1,$2) ON CONFLICT ("id","name") DO UPDATE SET "name" = $3',
    ],
    ['two statements', '/* a.b */ SELECT id FROM tags; DELETE FROM tags'],
    ['a comment inside', '/* a.b */ SELECT id FROM tags -- all of them'],
    ['endless parentheses', `/* a.b */ SELECT ${'('.repeat(5_000)}id${')'.repeat(5_000)} AS x FROM tags`],
  ])('is refused: %s', (_what, sql) => {
    expect(() => planOf(sql)).toThrow(UnsupportedSqlError);
  });
});

describe('IN lists', () => {
  const inList = (length: number, not = '') =>
    `SELECT "public"."products"."id" FROM "public"."products" WHERE ("public"."products"."id" ${not}IN (${binds(1, length)}) AND "public"."products"."stock" = $${length + 1})`;

  it('of the same padded length are one text, and every bind knows its argument', () => {
    const [three, four] = [queryOf(inList(3)), queryOf(inList(4))];
    expect(three.text).toBe(four.text);
    expect(three.binds.map(({ name, argument }) => [name, argument])).toEqual([
      ['p1', 0],
      ['p2', 1],
      ['p3', 2],
      ['p4', 2],
      ['p5', 3],
    ]);
    expect(three.binds.at(-1)?.column?.name).toBe('stock');
  });

  it('of more than 1,000 are groups, joined by OR or, negated, by AND', () => {
    expect(queryOf(inList(2_500)).text.match(/ IN \(/g)).toHaveLength(3);
    expect(queryOf(inList(2_500)).text).toContain('"PRODUCTS"."ID" IN (:p1, :p2');
    expect(queryOf(inList(2_500)).text.match(/ OR /g)).toHaveLength(2);
    expect(queryOf(inList(2_500, 'NOT ')).text.match(/ NOT IN \(/g)).toHaveLength(3);
    expect(queryOf(inList(2_500, 'NOT ')).text.match(/\) AND "PRODUCTS"."ID" NOT IN/g)).toHaveLength(2);
  });

  it('stay whole from 23ai on', () => {
    const plan = queryOf(inList(2_500), ORACLE_23);
    expect(plan.text.match(/ IN \(/g)).toHaveLength(1);
    expect(plan.binds).toHaveLength(4_096 + 1);
  });

  it('are not padded where that would be too many binds', () => {
    expect(queryOf(inList(65_000), ORACLE_23).binds).toHaveLength(65_001);
  });
});

describe('bulk inserts', () => {
  const sql = 'INSERT INTO "public"."D" ("id","a") VALUES ($1,$2), (DEFAULT,$3), (7,null)';

  it('are grouped by which columns are left to their defaults', () => {
    const plan = planOf(sql) as InsertManyPlan;
    expect(plan).toMatchObject({ kind: 'insertMany', onDuplicate: 'fail', rowCount: 3 });
    expect(plan.statements.map(({ rows }) => rows)).toEqual([
      [
        { position: 0, values: [{ argument: 0 }, { argument: 1 }] },
        { position: 2, values: [{ constant: 7 }, { constant: null }] },
      ],
      [{ position: 1, values: [{ argument: 2 }] }],
    ]);
  });

  it('skip duplicates when asked to, also for one row', () => {
    const plan = planOf('INSERT INTO "public"."D" ("a") VALUES ($1) ON CONFLICT DO NOTHING');
    expect(plan).toMatchObject({ kind: 'insertMany', onDuplicate: 'skip', rowCount: 1 });
  });
});

describe('an upsert', () => {
  it('raises the duplicate of another key instead of hiding it', () => {
    const plan = planOf(
      'INSERT INTO "public"."products" ("id","sku") VALUES ($1,$2) ON CONFLICT ("sku") DO UPDATE SET "sku" = $3',
    ) as BlockPlan;
    expect(plan.text).toMatch(
      /WHEN DUP_VAL_ON_INDEX THEN UPDATE .*; IF SQL%ROWCOUNT = 0 THEN RAISE; END IF; END;/,
    );
    expect(plan.hasRowCount).toBe(true);
  });
});

describe('raw SQL of the common subset', () => {
  it('has typed results through joins, sub-selects, CTEs, casts and aggregates', () => {
    const plan = queryOf(`/* orders.report */
      WITH paid AS (SELECT o."customerId", o.total, o."placedAt" FROM orders o WHERE o.status = 'paid')
      SELECT c."isActive" AS "isActive", p."placedAt", CAST(COUNT(*) AS INTEGER) AS pieces, SUM(i.qty) AS sold,
             (SELECT MAX(t.name) FROM tags t) AS tag, COALESCE(MAX(p.total), 0) AS most,
             ROW_NUMBER() OVER (PARTITION BY c.id ORDER BY p."placedAt" DESC) AS place,
             CASE WHEN c.email = $1 THEN TRUE ELSE FALSE END AS "isMine",
             TO_CHAR(p."placedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day
        FROM paid p JOIN customers c ON c.id = p."customerId", order_items i
       WHERE c.name LIKE $2 ESCAPE '!' AND p."placedAt" BETWEEN $3 AND $4
       GROUP BY c."isActive", p."placedAt", c.id, c.email
       ORDER BY pieces DESC NULLS LAST
       OFFSET $5 ROWS FETCH NEXT $6 ROWS ONLY`);
    expect(plan.columns.map(({ name, scalar }) => [name, scalar])).toEqual([
      ['isActive', 'boolean'],
      ['placedAt', 'datetime'],
      ['pieces', 'int'],
      ['sold', 'bigint'],
      ['tag', 'string'],
      ['most', 'decimal'],
      ['place', 'bigint'],
      ['isMine', 'boolean'],
      ['day', 'string'],
    ]);
    expect(plan.binds.map(({ name, use, scalar }) => [name, use, scalar])).toEqual([
      ['p1', 'value', 'string'],
      ['p2', 'pattern', 'string'],
      ['p3', 'value', 'datetime'],
      ['p4', 'value', 'datetime'],
      ['p6', 'count', 'int'],
    ]);
    expect(plan.text).toBe(
      `/* orders.report */ WITH "paid" AS (SELECT "o"."CUSTOMERID", "o"."TOTAL", "o"."PLACEDAT" FROM "ORDERS" "o" WHERE "o"."STATUS" = 'paid') SELECT "c"."ISACTIVE" AS "isActive", "p"."PLACEDAT", CAST(COUNT(*) AS NUMBER(10)) AS "pieces", SUM("i"."QTY") AS "sold", (SELECT MAX("t"."NAME") FROM "TAGS" "t") AS "tag", COALESCE(MAX("p"."TOTAL"), 0) AS "most", ROW_NUMBER() OVER (PARTITION BY "c"."ID" ORDER BY "p"."PLACEDAT" DESC) AS "place", CASE WHEN "c"."EMAIL" = :p1 THEN 1 ELSE 0 END AS "isMine", TO_CHAR("p"."PLACEDAT" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "day" FROM "paid" "p" INNER JOIN "CUSTOMERS" "c" ON "c"."ID" = "p"."CUSTOMERID", "ORDER_ITEMS" "i" WHERE "c"."NAME" LIKE :p2 ESCAPE '!' AND "p"."PLACEDAT" BETWEEN :p3 AND :p4 GROUP BY "c"."ISACTIVE", "p"."PLACEDAT", "c"."ID", "c"."EMAIL" ORDER BY "pieces" DESC NULLS LAST FETCH FIRST :p6 ROWS ONLY`,
    );
  });

  it('knows which binds are the whole value of a column', () => {
    const plan = planOf(
      '/* a.b */ UPDATE products p SET name = $1, stock = p.stock + $2 WHERE p.id = $3',
    ) as DmlPlan;
    expect(plan.text).toBe(
      '/* a.b */ UPDATE "PRODUCTS" "p" SET "NAME" = :p1, "STOCK" = "p"."STOCK" + :p2 WHERE "p"."ID" = :p3',
    );
    expect(plan.binds.map(({ use, column }) => [use, column?.name])).toEqual([
      ['assign', 'name'],
      ['value', 'stock'],
      ['value', 'id'],
    ]);
  });

  it('has out-binds for RETURNING, named as the statement names them', () => {
    const plan = planOf(
      '/* a.b */ DELETE FROM orders WHERE id = $1 RETURNING id, "placedAt" AS "when"',
    ) as DmlPlan;
    expect(plan.text).toBe(
      '/* a.b */ DELETE FROM "ORDERS" WHERE "ID" = :p1 RETURNING "ID", "PLACEDAT" INTO :o1, :o2',
    );
    expect(plan.returning.map(({ name, resultName, scalar }) => [name, resultName, scalar])).toEqual([
      ['o1', 'id', 'int'],
      ['o2', 'when', 'datetime'],
    ]);
  });

  it('inserts the result of a query and selects without a table', () => {
    expect(textsOf(planOf('/* a.b */ INSERT INTO tags (name) SELECT p.name FROM products p'))).toEqual([
      '/* a.b */ INSERT INTO "TAGS" ("NAME") SELECT "p"."NAME" FROM "PRODUCTS" "p"',
    ]);
    expect(queryOf('/* a.b */ SELECT 1 AS ok').text).toBe('/* a.b */ SELECT 1 AS "ok" FROM DUAL');
  });

  it('locks rows and joins queries', () => {
    expect(queryOf('/* a.b */ SELECT id FROM tags WHERE id = $1 FOR UPDATE SKIP LOCKED').text).toContain(
      '= :p1 FOR UPDATE SKIP LOCKED',
    );
    expect(
      queryOf('/* a.b */ SELECT id FROM tags UNION ALL SELECT qty FROM order_items ORDER BY 1').text,
    ).toBe('/* a.b */ SELECT "ID" FROM "TAGS" UNION ALL SELECT "QTY" FROM "ORDER_ITEMS" ORDER BY 1');
  });
});

describe('marked Oracle text', () => {
  it('is sent as it stands, its results typed by the marker', () => {
    const plan = planOf(
      "/* oracle a.claim (when orders.placedAt, doc json) */ BEGIN UPDATE x SET a = $1, b = '$2' RETURNING w, d INTO :o1, :o2; :n := SQL%ROWCOUNT; END;".replace(
        'orders.placedAt',
        'tags.name',
      ),
    ) as BlockPlan;
    expect(plan.text).toBe(
      "/* a.claim */ BEGIN UPDATE x SET a = :p1, b = '$2' RETURNING w, d INTO :o1, :o2; :n := SQL%ROWCOUNT; END;",
    );
    expect(plan).toMatchObject({
      kind: 'block',
      hasRowCount: true,
      binds: [{ name: 'p1', argument: 0 }],
      returning: [
        { name: 'o1', resultName: 'when', scalar: 'string', column: { name: 'name' } },
        { name: 'o2', resultName: 'doc', scalar: 'json', column: null },
      ],
    });
  });

  it('may be a query or plain DML', () => {
    expect(planOf('/* oracle a.ask (text text) */ SELECT ai(p => $1) FROM dual')).toMatchObject({
      kind: 'query',
      columns: [{ name: 'text', scalar: 'text' }],
    });
    expect(planOf('/* oracle a.touch */ UPDATE tags SET name = name')).toMatchObject({
      kind: 'dml',
      returning: [],
    });
  });

  it.each([
    '/* oracle a.b (x json) */ BEGIN NULL; END;',
    '/* oracle a.b */ BEGIN SELECT 1 INTO :o1 FROM dual; END;',
    '/* oracle a.b (x tags.colour) */ SELECT x FROM tags',
  ])('is refused when marker and text differ: %s', (sql) => {
    expect(() => planOf(sql)).toThrow(UnsupportedSqlError);
  });
});

describe('savepoints', () => {
  it('have their Oracle form; releasing needs none', () => {
    expect(planOf('SAVEPOINT prisma_sp_0')).toMatchObject({
      kind: 'savepoint',
      text: 'SAVEPOINT prisma_sp_0',
    });
    expect(planOf('ROLLBACK TO prisma_sp_0')).toMatchObject({ text: 'ROLLBACK TO SAVEPOINT prisma_sp_0' });
    expect(planOf('RELEASE SAVEPOINT prisma_sp_0')).toMatchObject({ kind: 'savepoint', text: null });
  });
});
