import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { splitScript } from '../../../../shared/src/db/oracle/script';
import { schemaStatements } from '../../../../shared/src/db/oracle/testing/stand-in-schema';
import { STAND_INS, type StandInName } from '../../../../shared/src/db/oracle/testing/stand-ins';

const SCHEMA = fileURLToPath(new URL('../../../../shared/prisma/oracle/schema.sql', import.meta.url));

/** Our Oracle DDL in the spelling of a stand-in. */
export function oracleSchemaFor(engine: StandInName): string[] {
  return schemaStatements(splitScript(readFileSync(SCHEMA, 'utf8')), STAND_INS[engine].schema);
}
