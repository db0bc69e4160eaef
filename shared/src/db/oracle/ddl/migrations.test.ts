import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { splitScript } from '../script';
import { schemaAfter } from './testing/schema-after';

const PRISMA = fileURLToPath(new URL('../../../../prisma', import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(join(PRISMA, folder))
    .filter((name) => name.endsWith('.sql'))
    .sort();
const statementsOf = (path: string): string[] => splitScript(readFileSync(join(PRISMA, path), 'utf8'));

describe('migrations on Oracle', () => {
  it('have a twin for each one on PostgreSQL, by the same name', () => {
    expect(filesIn('oracle/migrations')).toEqual(filesIn('migrations'));
  });

  it('lead to the schema that the data model describes', () => {
    const migrated = filesIn('oracle/migrations').flatMap((name) =>
      statementsOf(`oracle/migrations/${name}`),
    );
    expect(schemaAfter(migrated)).toEqual(schemaAfter(statementsOf('oracle/schema.sql')));
  });

  it('never hold two changes in one statement', () => {
    for (const name of filesIn('oracle/migrations'))
      for (const statement of statementsOf(`oracle/migrations/${name}`))
        expect(statement).not.toMatch(/;\s*$/m);
  });
});
