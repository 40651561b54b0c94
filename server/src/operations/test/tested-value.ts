import type { PropertyContent } from '../../model/content/contract-content.ts';
import { castText, duckType } from './column-types.ts';
import type { LoadedSample } from './sample-database.ts';
import { sqlText } from './sql-text.ts';

/** A property, nested ones and items included, with its way down from the column. */
export interface PropertyPath {
  /** `address.city`, `lines[].sku`. */
  readonly name: string;
  readonly property: PropertyContent;
  /** From the column down. */
  readonly steps: readonly PropertyStep[];
}

export type PropertyStep =
  | { readonly kind: 'column'; readonly property: PropertyContent }
  | { readonly kind: 'field'; readonly property: PropertyContent }
  | { readonly kind: 'items' | 'keys' | 'values'; readonly property: PropertyContent };

/** Where the values of a property are to be found. */
export interface TestedValue {
  /** A relation with `row` and the columns of the sample. */
  readonly from: string;
  /** Expression of its text. */
  readonly text: string;
  /** Expression of its value, null where the text is none. */
  readonly value: string;
  /** Condition that there is something which should have the property. */
  readonly around: string;
}

const MAX_DEPTH = 8;

/** A property and all below it. */
export function* pathsBelow(property: PropertyContent): Iterable<PropertyPath> {
  yield* walk({
    name: property.name,
    property,
    steps: [{ kind: 'column', property }],
  });
}

function* walk(path: PropertyPath): Iterable<PropertyPath> {
  yield path;
  const { property, name, steps } = path;
  if (steps.length > MAX_DEPTH) return;
  const below = (kind: PropertyStep['kind'], inner: PropertyContent, as: string): PropertyPath => ({
    name: as,
    property: inner,
    steps: [...steps, { kind, property: inner }],
  });
  for (const inner of property.properties)
    yield* walk(below('field', inner, `${name}.${inner.name}`));
  if (property.items !== undefined) yield* walk(below('items', property.items, `${name}[]`));
  if (property.map !== undefined) {
    yield* walk(below('keys', property.map.key, `${name}{key}`));
    yield* walk(below('values', property.map.value, `${name}{value}`));
  }
}

/** Undefined where the sample has no such column. */
export function testedValue(
  { steps }: PropertyPath,
  { columns, table }: LoadedSample,
): TestedValue | undefined {
  const [first, ...rest] = steps;
  const at = first && columns.present.get(first.property);
  if (first === undefined || at === undefined) return undefined;
  let from = table;
  let text = `r${String(at)}`;
  let value = `v${String(at)}`;
  let around = 'true';
  for (const [depth, { kind, property }] of rest.entries()) {
    const outer = text;
    const read = (ifValid: string): string => `case when json_valid(${outer}) then ${ifValid} end`;
    if (kind === 'field') {
      const pointer = `/${property.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      text = `(${read(`json_extract_string(${outer}, ${sqlText(pointer)})`)})`;
      around = `json_valid(${outer})`;
    } else {
      const list =
        kind === 'keys'
          ? `json_keys(${outer})`
          : `json_extract_string(${outer}, ${kind === 'items' ? "'$[*]'" : "'$.*'"})`;
      text = `i${String(depth)}`;
      from = `(select *, unnest(${read(list)}) as ${text} from ${from})`;
      around = 'true';
    }
    value = castText(property, text);
  }
  return { from, text, value, around };
}

/** What two values are compared by. */
export function comparable(property: PropertyContent, { text, value }: TestedValue): string {
  return duckType(property) === 'JSON' ? text : value;
}

/** Condition that a value is there in another row, too. */
export function isDuplicate(property: PropertyContent, value: TestedValue): string {
  const one = comparable(property, value);
  return `${one} in (select ${one} from ${value.from} where ${one} is not null group by 1 having count(*) > 1)`;
}
