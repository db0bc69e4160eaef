import type { DMMF } from '@prisma/generator-helper';
import type { CatalogueKey } from '../catalogue/types';
import { readAnnotations } from './annotations';
import { DataModelError, type ModelForeignKey, type ModelTable } from './model';
import { boundedName } from './names';
import { readColumn } from './read-column';

const tableOf = (model: DMMF.Model): string => model.dbName ?? model.name;

const ON_DELETE: Readonly<Record<string, ModelForeignKey['onDelete']>> = {
  Cascade: 'CASCADE',
  SetNull: 'SET NULL',
  Restrict: null,
  NoAction: null,
};

function columnNames(model: DMMF.Model, fields: readonly string[]): string[] {
  return fields.map((name) => {
    const field = model.fields.find((candidate) => candidate.name === name);
    return field?.dbName ?? name;
  });
}

function keysOf(model: DMMF.Model, indexes: readonly DMMF.Index[], type: DMMF.IndexType): CatalogueKey[] {
  const suffix = type === 'unique' ? 'key' : 'idx';
  return indexes
    .filter((index) => index.model === model.name && index.type === type)
    .map(({ fields, dbName }) => {
      const columns = columnNames(
        model,
        fields.map(({ name }) => name),
      );
      return { name: dbName ?? boundedName(`${tableOf(model)}_${columns.join('_')}_${suffix}`), columns };
    });
}

function foreignKeysOf(model: DMMF.Model, models: readonly DMMF.Model[]): ModelForeignKey[] {
  return model.fields.flatMap((field) => {
    if (field.kind !== 'object' || !field.relationFromFields?.length) return [];
    const target = models.find(({ name }) => name === field.type);
    const onDelete = ON_DELETE[field.relationOnDelete ?? ''];
    if (target === undefined || onDelete === undefined)
      throw new DataModelError(`${model.name}.${field.name}: state what happens on delete`);
    const columns = columnNames(model, field.relationFromFields);
    return {
      name: boundedName(`${tableOf(model)}_${columns.join('_')}_fkey`),
      columns,
      table: tableOf(target),
      referenced: columnNames(target, field.relationToFields ?? []),
      onDelete,
    };
  });
}

function primaryKeyOf(model: DMMF.Model): string[] {
  const fields = model.primaryKey?.fields ?? model.fields.filter(({ isId }) => isId).map(({ name }) => name);
  return columnNames(model, fields);
}

/** The tables of a data model, in its order. @throws DataModelError for what Oracle cannot have */
export function readModel({ models, indexes }: Pick<DMMF.Datamodel, 'models' | 'indexes'>): ModelTable[] {
  return models.map((model) => ({
    name: tableOf(model),
    ...readAnnotations(model.documentation),
    columns: model.fields.filter(({ kind }) => kind !== 'object').map(readColumn),
    primaryKey: primaryKeyOf(model),
    uniqueKeys: keysOf(model, indexes, 'unique'),
    indexes: keysOf(model, indexes, 'normal'),
    foreignKeys: foreignKeysOf(model, models),
  }));
}
