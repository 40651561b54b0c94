import type { Range } from '../../base/range.ts';
import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import { countHolds } from './count-check.ts';
import { propertyValues } from './property-values.ts';
import {
  checksOf,
  nearestCount,
  type Column,
  type TableTask,
  type UniqueSet,
} from './table-task.ts';

/** More columns of an object, and more cells in all, are not made. */
export const MAX_COLUMNS = 2_000;
const MAX_CELLS = 400_000;
export const MAX_ROWS = 10_000;
/** Columns that need not differ have no more different values. */
const VARIETY = 40;

export interface PlanWish {
  readonly rows: number;
  readonly seed: number;
  /** Rows that other samples refer to, so that they must be there. */
  readonly demanded: number;
  /** Columns whose values come from elsewhere. */
  readonly referring: ReadonlySet<PropertyContent>;
  readonly say: Say;
}

/** Takes down what cannot be honoured. */
export type Say = (element: string, at: Range, reason: string) => void;

/** Decides which columns, rows and keys a table has, and what may stand in its cells. */
export function planTable(
  contract: WorkspaceContract,
  object: ObjectContent,
  wish: PlanWish,
): TableTask {
  const properties = columnsOf(object, wish.say);
  const uniques = uniqueSets(object, properties);
  let rows = rowsOf(object, properties.length, wish);
  const made = properties.map((property, index) => {
    const own = uniques.filter(({ columns }) => columns.includes(index));
    const distinct = own.length > 0 && !wish.referring.has(property);
    return propertyValues(property, {
      wanted: distinct ? rows + wish.demanded : Math.min(rows, VARIETY),
      distinct,
      seed: wish.seed,
      path: [contract.content.name ?? contract.content.id ?? '', object.name, property.name],
      policy: contract.policies.classification,
    });
  });
  for (const { columns, isKey, at, what } of uniques) {
    if (!isKey || columns.some((index) => isReferring(properties[index], wish))) continue;
    const possible = columns.reduce((all, index) => all * (made[index]?.values.length ?? 0), 1);
    if (possible === 0 || possible >= rows) continue;
    wish.say(`${object.name}: ${what}`, at, `Only ${possible} different rows are possible.`);
    rows = possible;
  }
  const columns = properties.map((property, index): Column => {
    const own = made[index];
    if (own === undefined) throw new Error('A column without values');
    const inKey = uniques.some(({ columns: set }) => set.includes(index));
    const isKey = property.primaryKey;
    const isRequired = property.required || isKey;
    const count = nullsOf(property, {
      rows,
      isRequired,
      inKey,
      object,
      wish,
      isEmpty: own.problem !== undefined,
    });
    if (own.problem !== undefined && !wish.referring.has(property))
      wish.say(`${object.name}.${property.name}`, property.nameAt, own.problem);
    return {
      index,
      name: nameOf(property),
      property,
      made: own,
      isRequired,
      nulls: spread(count, rows, index),
    };
  });
  return { contract, object, columns, uniques, rows };
}

function isReferring(property: PropertyContent | undefined, { referring }: PlanWish): boolean {
  return property !== undefined && referring.has(property);
}

function nameOf({ name, physicalName }: PropertyContent): string {
  return physicalName ?? name;
}

function columnsOf(object: ObjectContent, say: Say): readonly PropertyContent[] {
  const taken = new Set<string>();
  const columns: PropertyContent[] = [];
  for (const property of object.properties) {
    const name = nameOf(property);
    const element = `${object.name}.${property.name}`;
    if (taken.has(name.toLowerCase()))
      say(element, property.nameAt, `Another column is called \`${name}\`, too.`);
    else if (columns.length >= MAX_COLUMNS) {
      say(
        element,
        property.nameAt,
        `No more than ${MAX_COLUMNS} columns are made, and there are more.`,
      );
      break;
    } else {
      taken.add(name.toLowerCase());
      columns.push(property);
    }
  }
  return columns;
}

function uniqueSets(
  object: ObjectContent,
  properties: readonly PropertyContent[],
): readonly UniqueSet[] {
  const sets: UniqueSet[] = [];
  const add = (columns: readonly number[], at: Range, what: string, isKey: boolean): void => {
    if (columns.length > 0 && !columns.includes(-1)) sets.push({ columns, at, what, isKey });
  };
  const keys = properties.flatMap(({ primaryKey }, index) => (primaryKey ? [index] : []));
  add(keys, properties[keys[0] ?? 0]?.nameAt ?? object.nameAt, 'primary key', true);
  for (const [index, property] of properties.entries()) {
    if (property.unique) add([index], property.nameAt, `\`${property.name}\` is unique`, true);
    for (const check of checksOf(property.quality, 'duplicateValues'))
      if (countHolds(check, 0, 1) === true)
        add([index], check.at, `duplicateValues of \`${property.name}\``, false);
  }
  for (const check of checksOf(object.quality, 'duplicateValues')) {
    const names: unknown = check.arguments.properties;
    const list = Array.isArray(names) ? (names as unknown[]) : [];
    const columns = list.map((name) => properties.findIndex((one) => one.name === name));
    if (countHolds(check, 0, 1) === true)
      add([...new Set(columns)], check.at, 'duplicateValues', false);
  }
  return sets;
}

function rowsOf(object: ObjectContent, columns: number, { rows, demanded, say }: PlanWish): number {
  const checks = checksOf(object.quality, 'rowCount');
  const preferred = Math.max(rows, demanded);
  const most = Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_CELLS / Math.max(1, columns))));
  const holds = (count: number): boolean =>
    checks.every((check) => countHolds(check, count, count) !== false);
  const found = nearestCount(Math.min(preferred, most), most, holds);
  const [first] = checks;
  if (found === undefined && first !== undefined)
    say(`${object.name}: rowCount`, first.at, `No number of rows up to ${most} does.`);
  else if (found === undefined || preferred > most)
    say(object.name, object.nameAt, `No more than ${most} rows of ${columns} columns are made.`);
  return found ?? Math.min(preferred, most);
}

interface NullWish {
  readonly rows: number;
  readonly isRequired: boolean;
  readonly inKey: boolean;
  readonly isEmpty: boolean;
  readonly object: ObjectContent;
  readonly wish: PlanWish;
}

/** How many rows have no value. */
function nullsOf(
  property: PropertyContent,
  { rows, isRequired, inKey, isEmpty, object, wish }: NullWish,
): number {
  const nulls = checksOf(property.quality, 'nullValues');
  const missing = checksOf(property.quality, 'missingValues');
  const holds = (count: number): boolean =>
    nulls.every((check) => countHolds(check, count, rows) === true) &&
    missing.every((check) => {
      // Whether null is missing where the list does not say so, tools do not agree.
      const counts = hasNull(check.arguments.missingValues) ? [count] : [0, count];
      return counts.every((one) => countHolds(check, one, rows) === true);
    });
  const usual = isRequired || inKey ? 0 : Math.floor(rows / 5);
  const found = nearestCount(isEmpty && !isRequired ? rows : usual, rows, holds);
  const [first] = [...nulls, ...missing];
  if (first !== undefined && (found === undefined || (isRequired && found > 0)))
    wish.say(
      `${object.name}.${property.name}: ${String(first.metric)}`,
      first.at,
      found === undefined
        ? 'No number of empty cells does.'
        : 'It wants empty cells in a required column.',
    );
  return isRequired ? 0 : (found ?? usual);
}

function hasNull(list: unknown): boolean {
  return Array.isArray(list) && list.includes(null);
}

/** So many of the rows, here and there, and not the same ones in every column. */
function spread(count: number, rows: number, column: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (let index = 0; index < count; index++)
    found.add((Math.floor((index * rows) / count) + 2 + column) % rows);
  return found;
}
