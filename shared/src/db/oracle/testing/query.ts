import type { ArgType, SqlQuery } from '@prisma/driver-adapter-utils';

/** A statement as the client hands it to an adapter: each argument with its declared scalar type. */
export function sqlQuery(
  sql: string,
  ...args: readonly (readonly [ArgType['scalarType'], unknown])[]
): SqlQuery {
  return {
    sql,
    args: args.map(([, value]) => value),
    argTypes: args.map(([scalarType]) => ({ scalarType, arity: 'scalar' })),
  };
}
