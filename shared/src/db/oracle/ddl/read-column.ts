import type { DMMF } from '@prisma/generator-helper';
import type { CatalogueScalar } from '../catalogue/types';
import { DataModelError, type ModelColumn } from './model';
import { oracleName } from './names';

const SCALAR_OF_TYPE: Readonly<Record<string, CatalogueScalar>> = {
  Int: 'int',
  BigInt: 'bigint',
  Float: 'float',
  Decimal: 'decimal',
  Boolean: 'boolean',
  DateTime: 'datetime',
  Json: 'json',
  Bytes: 'bytes',
};
const DEFAULT_PRECISION = 3;

function lengthOf({ nativeType }: DMMF.Field): number | undefined {
  return nativeType?.[0] === 'VarChar' ? Number(nativeType[1]?.[0]) : undefined;
}

function scalarOf(field: DMMF.Field, maxLength: number | undefined): CatalogueScalar {
  if (field.kind !== 'scalar' || field.isList)
    throw new DataModelError(`${field.name}: enums and lists are no types of both databases`);
  if (field.type === 'String') return maxLength === undefined ? 'text' : 'string';
  const scalar = SCALAR_OF_TYPE[field.type];
  if (scalar === undefined) throw new DataModelError(`${field.name}: no column type for ${field.type}`);
  return scalar;
}

function defaultOf({ name, default: value }: DMMF.Field): string | null {
  switch (typeof value) {
    case 'undefined':
      return null;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? '1' : '0';
    case 'string':
      return `'${value.replaceAll("'", "''")}'`;
    default:
      break;
  }
  if ('name' in value && value.name === 'now') return 'SYSTIMESTAMP';
  if ('name' in value && value.name === 'autoincrement') return null;
  throw new DataModelError(`${name}: no such default on Oracle`);
}

/** A scalar field of the data model as a column. @throws DataModelError for what Oracle has not */
export function readColumn(field: DMMF.Field): ModelColumn {
  const name = field.dbName ?? field.name;
  const maxLength = lengthOf(field);
  const isIdentity =
    typeof field.default === 'object' && 'name' in field.default && field.default.name === 'autoincrement';
  return {
    name,
    oracleName: oracleName(name),
    scalar: scalarOf(field, maxLength),
    ...(maxLength === undefined ? {} : { maxLength }),
    isNullable: !field.isRequired,
    isIdentity,
    hasDefault: field.hasDefaultValue,
    precision: Number(field.nativeType?.[1]?.[0] ?? DEFAULT_PRECISION),
    defaultText: defaultOf(field),
    comment: field.documentation?.replaceAll('\n', ' ') ?? null,
  };
}
