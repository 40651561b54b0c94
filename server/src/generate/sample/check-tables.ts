import type { ForeignKey } from '../../model/content/foreign-keys.ts';
import type {
  ObjectContent,
  PropertyContent,
  QualityContent,
} from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import { keyOf } from './build-rows.ts';
import { countHolds } from './count-check.ts';
import { placeOf, tuplesOf, type KnownTable } from './known-table.ts';
import type { Say } from './plan-table.ts';
import { checksOf } from './table-task.ts';

/** Says what the tables that were made do not meet: keys, references, checks that count, and what nobody can make rows for. */
export function checkTables(
  made: readonly KnownTable[],
  keys: readonly ForeignKey[],
  tableOf: (contract: WorkspaceContract, object: ObjectContent) => KnownTable | undefined,
  sayOf: (contract: WorkspaceContract) => Say,
): void {
  for (const table of made) {
    const say = sayOf(table.contract);
    checkCells(table, say);
    checkUniques(table, say);
    checkCounts(table, say);
    for (const key of keys)
      if (key.contract === table.contract && key.object === table.object)
        checkReference(table, key, tableOf(key.target, key.targetObject), say);
    for (const property of table.object.properties) checkNested(table.object, property, say);
  }
}

function checkCells({ task, rows, object }: KnownTable, say: Say): void {
  for (const { index, isRequired, property } of task?.columns ?? [])
    if (isRequired && rows.some((row) => row[index] === null))
      say(
        `${object.name}.${property.name}`,
        property.nameAt,
        'It is required, and no value was found for some rows.',
      );
}

function checkUniques({ task, rows, object }: KnownTable, say: Say): void {
  if (task !== undefined && rows.length < task.rows)
    say(
      object.name,
      object.nameAt,
      `Only ${rows.length} rows that differ in their keys were found.`,
    );
  for (const { columns, at, what, isKey } of task?.uniques ?? []) {
    const found = rows.flatMap((row) => keyOf(columns.map((one) => row[one] ?? null)) ?? []);
    if (isKey && new Set(found).size < found.length)
      say(`${object.name}: ${what}`, at, 'Some rows have the same values.');
  }
}

/** Quality checks of the library that count rows of the whole table. */
function checkCounts({ task, rows, object }: KnownTable, say: Say): void {
  const columns = task?.columns ?? [];
  const judge = (
    check: QualityContent,
    element: string,
    counts: readonly number[],
    why: string,
  ): void => {
    if (counts.some((count) => countHolds(check, count, rows.length) === false))
      say(element, check.at, why);
  };
  for (const check of checksOf(object.quality, 'rowCount'))
    judge(check, `${object.name}: rowCount`, [rows.length], `There are ${rows.length} rows.`);
  for (const check of checksOf(object.quality, 'duplicateValues')) {
    const names: unknown = check.arguments.properties;
    const list = Array.isArray(names) ? (names as unknown[]) : [];
    const places = columns
      .filter(({ property }) => list.includes(property.name))
      .map(({ index }) => index);
    if (places.length === 0) continue;
    const counts = duplicates(
      rows.flatMap((row) => keyOf(places.map((one) => row[one] ?? null)) ?? []),
    );
    judge(check, `${object.name}: duplicateValues`, counts, TOO_ALIKE);
  }
  for (const { property, index } of columns) {
    const element = `${object.name}.${property.name}`;
    for (const check of checksOf(property.quality, 'duplicateValues')) {
      const counts = duplicates(rows.flatMap((row) => keyOf([row[index] ?? null]) ?? []));
      judge(check, `${element}: duplicateValues`, counts, TOO_ALIKE);
    }
    for (const check of checksOf(property.quality, 'invalidValues'))
      judge(check, `${element}: invalidValues`, [0], 'It wants invalid values, and none are made.');
    for (const check of property.quality) sayUnread(element, check, say);
  }
  for (const check of object.quality) sayUnread(object.name, check, say);
}

const TOO_ALIKE = 'It wants another number of rows with the same values.';

/** Values that are there more than once, and rows that repeat another one: tools count either. */
function duplicates(keys: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1).length;
  return [repeated, keys.length - counts.size];
}

function sayUnread(element: string, { type, name, metric, at }: QualityContent, say: Say): void {
  const what = name ?? metric ?? type;
  if (type === 'sql')
    say(
      `${element}: ${what}`,
      at,
      'Rows are not made by queries. `dataengos test` says whether they meet it.',
    );
  else if (type === 'custom')
    say(`${element}: ${what}`, at, 'Rows are not made by checks of other tools.');
}

function checkReference(
  table: KnownTable,
  key: ForeignKey,
  target: KnownTable | undefined,
  say: Say,
): void {
  const element = `${table.object.name}: relationship`;
  if (target === undefined) {
    say(element, key.at, `\`${key.targetObject.name}\` has no rows that could be referred to.`);
    return;
  }
  const there = new Set(tuplesOf(target, key.to).map(keyOf));
  const places = key.from.map((property) => placeOf(property, table.columns));
  const own = table.rows.map((row) => keyOf(places.map((place) => row[place] ?? null)));
  const lost = own.filter((one) => one !== undefined && !there.has(one)).length;
  if (lost > 0)
    say(
      element,
      key.at,
      `${lost === 1 ? '1 row refers' : `${lost} rows refer`} to nothing in \`${key.targetObject.name}\`.`,
    );
}

/** What is said of all rows together by a property that is no column of its own. */
function checkNested(object: ObjectContent, property: PropertyContent, say: Say): void {
  const { properties, items, map } = property;
  for (const one of [...properties, items, map?.key, map?.value]) {
    if (one === undefined) continue;
    const element = `${object.name}.${property.name}.${one.name === '' ? 'items' : one.name}`;
    if (one.unique) say(element, one.nameAt, 'Values inside of others are not made unique.');
    for (const check of one.quality)
      if (
        check.type === 'library' &&
        check.metric !== 'invalidValues' &&
        check.metric !== undefined
      )
        say(`${element}: ${check.metric}`, check.at, 'Values inside of others are not counted.');
      else sayUnread(element, check, say);
    checkNested(object, one, say);
  }
}
