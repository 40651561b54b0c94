import type { ObjectContent } from '../../../model/content/contract-content.ts';
import type { SqlColumn } from '../../sql-engine.ts';
import { duckType } from '../column-types.ts';
import { columnsOf } from '../tested-object.ts';

/** How the columns of a table differ from those that a contract promises. */
export interface ComparedColumns {
  /** Promised, and not there. `wanted`: the type of the contract, where it says one. */
  readonly lacking: readonly { readonly name: string; readonly wanted: string | undefined }[];
  /** There, and not promised. */
  readonly added: readonly SqlColumn[];
  /** There, with values of another kind. `wanted`: the type of the contract; `found`: that of DuckDB. */
  readonly wrong: readonly {
    readonly name: string;
    readonly wanted: string;
    readonly found: string;
  }[];
}

/** Holds the columns of a table against what a contract promises of an object. Names are compared without case. */
export function compareColumns(
  object: ObjectContent,
  columns: readonly SqlColumn[],
): ComparedColumns {
  const given = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]));
  const lacking: { name: string; wanted: string | undefined }[] = [];
  const wrong: { name: string; wanted: string; found: string }[] = [];
  for (const property of columnsOf(object)) {
    const { logicalType } = property;
    const names = [property.physicalName, property.name].filter((one) => one !== undefined);
    const name = names.find((one) => given.has(one.toLowerCase()));
    if (name === undefined) {
      lacking.push({ name: names[0] ?? '', wanted: logicalType });
      continue;
    }
    const found = given.get(name.toLowerCase()) ?? '';
    given.delete(name.toLowerCase());
    if (logicalType === undefined) continue;
    if (familyOf(found) !== familyOf(duckType(property)) && !isWider(found, logicalType))
      wrong.push({ name, wanted: logicalType, found });
  }
  return { lacking, wrong, added: columns.filter(({ name }) => given.has(name.toLowerCase())) };
}

/** Whole numbers are numbers; a column that is null everywhere has no type of its own. */
function isWider(type: string, wanted: string | undefined): boolean {
  return wanted === 'number' && familyOf(type) === 'integer';
}

function familyOf(type: string): string {
  if (/^(?:STRUCT|MAP|UNION)\(|\]$|^JSON/.test(type)) return 'nested';
  if (/^DECIMAL\(\d+,0\)$/.test(type) || /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT|U?INTEGER)/.test(type))
    return 'integer';
  if (/^(?:DECIMAL|DOUBLE|FLOAT)/.test(type)) return 'number';
  if (type.startsWith('TIMESTAMP')) return 'timestamp';
  if (type.startsWith('TIME')) return 'time';
  if (/^(?:VARCHAR|UUID|ENUM|BLOB)/.test(type)) return 'text';
  return type;
}
