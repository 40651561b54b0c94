import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { columnReference, isWritableColumn } from './column-name.ts';
import type { Dialect } from './dialect.ts';
import type { TestedTable } from './tested-table.ts';

/** A value of a row that tests look at: a column, or something inside of one. */
export interface TestedValue {
  readonly property: PropertyContent;
  /** As people find it: `orders.address.street`. */
  readonly label: string;
  /** The name of the column; undefined for what is inside of one. */
  readonly column: string | undefined;
  /** SQL that gives the value. */
  readonly expression: string;
  /** SQL that says in which rows it is looked at; undefined: in all. */
  readonly where: string | undefined;
  /** The column and the names from it down. */
  readonly path: readonly string[];
  /** Its column holds JSON as plain text. */
  readonly isText: boolean;
}

/** A column as a value; undefined where its name cannot be written. */
export function columnValue(
  dialect: Dialect,
  table: TestedTable,
  property: PropertyContent,
): TestedValue | undefined {
  const column = table.columnOf(property);
  if (!isWritableColumn(column)) return undefined;
  return {
    property,
    label: `${table.object.name}.${property.name}`,
    column,
    expression: columnReference(dialect, column),
    where: undefined,
    path: [column],
    isText: /char|text|string|clob/i.test(property.physicalType ?? ''),
  };
}
