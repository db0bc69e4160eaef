/**
 * A Prisma generator: `prisma generate` starts it and hands it the data model. It writes the catalogue that the
 * Oracle adapter works with, and the whole schema as Oracle DDL. Both are committed; a test compares.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import helper from '@prisma/generator-helper';
import { printCatalogue } from './print-catalogue';
import { printSchema } from './print-schema';
import { readModel } from './read-model';

/** Unchanged files keep their time, so that nothing is built again for them. */
function write(path: string, content: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

helper.generatorHandler({
  onManifest: () => ({ prettyName: 'Oracle schema and catalogue', defaultOutput: '..' }),
  onGenerate: async ({ dmmf, generator }) => {
    const output = generator.output?.value;
    if (!output) throw new Error('The generator has no output folder.');
    const tables = readModel(dmmf.datamodel);
    write(join(output, 'src/db/oracle/catalogue/generated.ts'), printCatalogue(tables));
    write(join(output, 'prisma/oracle/schema.sql'), printSchema(tables));
  },
});
