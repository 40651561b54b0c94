import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { columnReference, isWritableColumn } from './column-name.ts';
import type { Dialect } from './dialect.ts';
import type { TestedTable } from './tested-table.ts';

/** A value of a row that tests look at: a column, or something inside of one. */
export interface TestedValue {
  readonly property: PropertyContent;
  /** As people find it: `orders.address.street`. */
  readonly label: string;
  /** The name of the column that it is, or that it is inside of. */
  readonly column: string;
  /** It is the column as it stands. */
  readonly isWhole: boolean;
  /** SQL that gives the value. */
  readonly expression: string;
  /** SQL that says in which rows it is looked at; undefined: in all. */
  readonly where: string | undefined;
  /** Names below the column. */
  readonly path: readonly string[];
  /** Its column holds plain text, whatever the contract says that this text is. */
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
    isWhole: true,
    expression: columnReference(dialect, column),
    where: undefined,
    path: [],
    isText: isStoredAsText(property, table.kind),
  };
}

/** A source whose types are not said, and that writes days in a way of its own, has them as text. */
export function isStoredAsText(
  { physicalType, logicalType, options }: PropertyContent,
  kind: TestedTable['kind'],
): boolean {
  if (physicalType !== undefined) return isTextType(physicalType);
  const isTemporal = /^(?:date|time|timestamp)$/.test(logicalType ?? '');
  return kind === 'source' && isTemporal && !isIsoFormat(options.format);
}

/** Days and times that SQL reads from text. */
const read = /^(?:(?:yyyy|uuuu)-MM-dd(?:'?[T ]'?HH:mm(?::ss[^]*)?)?|HH:mm(?::ss[^]*)?)$/;

/** Whether texts of a pattern of the JDK are as SQL reads and writes them. */
export function isIsoFormat(format: unknown): boolean {
  return typeof format !== 'string' || read.test(format);
}

/** Whether a database has plain text in columns of a type. */
export function isTextType(physicalType: string | undefined): boolean {
  return /^(?:n?(?:var)?char|character|n?text|string|n?clob|bpchar)/i.test(physicalType ?? '');
}
