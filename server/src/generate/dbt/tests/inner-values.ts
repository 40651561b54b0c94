import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { isWritableColumn } from './column-name.ts';
import { castTo, type Dialect } from './dialect.ts';
import { nestedSql } from './nested-sql.ts';
import type { TestedValue } from './tested-value.ts';
import { castTypeOf } from './values-in-sql.ts';

/** What a value is inside of, and how it is reached. */
export interface Container {
  readonly label: string;
  /** The name of the column. */
  readonly column: string;
  /** SQL of the column or item as JSON. */
  readonly json: string;
  /** Names below that. */
  readonly path: readonly string[];
  /** SQL that says where the container is there; undefined: always. */
  readonly where: string | undefined;
  readonly isText: boolean;
}

/** The container that a column is. */
export function containerOf(dialect: Dialect, value: TestedValue): Container {
  return {
    label: value.label,
    column: value.column,
    json: nestedSql(dialect).json(value.expression, value.isText),
    path: [],
    where: value.property.required ? undefined : `${value.expression} is not null`,
    isText: value.isText,
  };
}

/** A property of an object as a value; undefined where its name cannot be written. */
export function innerValue(
  dialect: Dialect,
  container: Container,
  property: PropertyContent,
): TestedValue | undefined {
  const name = property.physicalName ?? property.name;
  if (!isWritableColumn(name)) return undefined;
  const path = [...container.path, name];
  const text = textOf(dialect, container.json, path, property);
  return {
    property,
    label: `${container.label}.${property.name}`,
    column: container.column,
    isWhole: false,
    expression: asType(dialect, text, property),
    where: container.where,
    path,
    isText: container.isText,
  };
}

/** SQL of what is below names of a JSON value, as text. */
export function textOf(
  dialect: Dialect,
  json: string,
  path: readonly string[],
  { logicalType }: PropertyContent,
): string {
  const sql = nestedSql(dialect);
  const isContainer = /^(?:object|array|map|vector)$/.test(logicalType ?? '');
  return isContainer && sql.whole !== undefined ? sql.whole(json, path) : sql.text(json, path);
}

/** What comes out of JSON is text; it is compared as what the contract says it is. */
export function asType(dialect: Dialect, text: string, property: PropertyContent): string {
  const type = castTypeOf(property.logicalType, property.options);
  return type === undefined || type === 'text' ? text : castTo(dialect, text, type);
}
