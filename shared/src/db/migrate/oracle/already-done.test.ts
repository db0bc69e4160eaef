import { describe, expect, it } from 'vitest';
import { isDdl, meansAlreadyDone } from './already-done';

describe('meansAlreadyDone', () => {
  it.each([
    ['CREATE TABLE "A" ("B" NUMBER)', 'ORA-00955'],
    ['-- first\nCREATE INDEX "A_B" ON "A" ("B")', 'ORA-00955'],
    ['CREATE INDEX "A_B" ON "A" ("B")', 'ORA-01408'],
    ['ALTER TABLE "A" ADD ("C" NUMBER)', 'ORA-01430'],
    ['ALTER TABLE "A" ADD CONSTRAINT "F" FOREIGN KEY ("B") REFERENCES "C" ("D")', 'ORA-02275'],
    ['ALTER TABLE "A" ADD CONSTRAINT "P" PRIMARY KEY ("B")', 'ORA-02260'],
    ['ALTER TABLE "A" MODIFY ("B" NOT NULL)', 'ORA-01442'],
    ['ALTER TABLE "A" DROP COLUMN "B"', 'ORA-00904'],
    ['DROP TABLE "A"', 'ORA-00942'],
  ])('%s with %s', (statement, code) => {
    expect(isDdl(statement)).toBe(true);
    expect(meansAlreadyDone(statement, code)).toBe(true);
  });

  it.each([
    ['a statement of another kind', 'DROP TABLE "A"', 'ORA-00955'],
    ['a column that is missing where one is added', 'ALTER TABLE "A" ADD ("C" NUMBER)', 'ORA-00904'],
    ['a table that is missing where one is altered', 'ALTER TABLE "A" DROP COLUMN "B"', 'ORA-00942'],
    ['a change of rows', 'INSERT INTO "A" ("B") VALUES (1)', 'ORA-00001'],
    ['a word in a comment', '/* DROP */ UPDATE "A" SET "B" = 1', 'ORA-00942'],
  ])('never takes %s for done', (_why, statement, code) => {
    expect(meansAlreadyDone(statement, code)).toBe(false);
  });
});
