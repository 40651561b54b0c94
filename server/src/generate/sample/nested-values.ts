import type { PropertyContent } from '../../model/content/contract-content.ts';
import type { SampleValue } from '../sample-table.ts';
import { typeOf } from './physical-limits.ts';
import { comparable } from './value-limits.ts';
import type { PropertyValues, ValueWish } from './value-wish.ts';

/** Makes the values of what is inside. */
type Inner = (property: PropertyContent, wish: ValueWish) => PropertyValues;

type Nested = Pick<PropertyValues, 'values' | 'problem'>;

const MAX_DEPTH = 8;
/** More items, keys or numbers than this are not made. */
const MAX_SIZE = 1_000;
const MAX_DIMENSIONS = 4_096;
/** More different ones are not made of what is large. */
const MAX_VALUES = 200;

/** Values of objects, arrays, maps and vectors. */
export function nestedValues(property: PropertyContent, wish: ValueWish, inner: Inner): Nested {
  if (wish.path.length > MAX_DEPTH + 2) return none('It is nested too deeply.');
  const limited = wish.distinct ? wish : { ...wish, wanted: Math.min(wish.wanted, MAX_VALUES) };
  switch (typeOf(property)) {
    case 'object':
      return records(property, limited, inner);
    case 'array':
      return lists(property, limited, inner);
    case 'map':
      return maps(property, limited, inner);
    default:
      return vectors(property, limited);
  }
}

function none(problem: string): Nested {
  return { values: [], problem };
}

function below(wish: ValueWish, name: string, wanted = wish.wanted): ValueWish {
  return { ...wish, wanted, distinct: false, path: [...wish.path, name] };
}

function records(property: PropertyContent, wish: ValueWish, inner: Inner): Nested {
  const { minProperties, maxProperties, required: names } = property.options;
  const obligatory = new Set<unknown>(Array.isArray(names) ? (names as unknown[]) : []);
  const least = countOf(minProperties) ?? 0;
  const most = countOf(maxProperties) ?? Infinity;
  const isMust = (one: PropertyContent): boolean => one.required || obligatory.has(one.name);
  const musts = property.properties.filter(isMust);
  if (musts.length > most) return none('More of its properties are required than it may have.');
  if (property.properties.length < least) return none('It has fewer properties than it must have.');
  const others = property.properties.filter((one) => !isMust(one)).slice(0, most - musts.length);
  const chosen = new Set([...musts, ...others]);
  if (chosen.size > MAX_SIZE) return none(`It has more than ${MAX_SIZE} properties.`);
  const parts: { name: string; must: boolean; values: readonly SampleValue[] }[] = [];
  for (const one of property.properties.filter((each) => chosen.has(each))) {
    const { values, problem } = inner(one, below(wish, one.name));
    if (problem !== undefined && one.required) return none(`\`${one.name}\`: ${problem}`);
    // A key may be there without a value, unless that is forbidden.
    parts.push({ name: one.physicalName ?? one.name, must: one.required, values });
  }
  const count = Math.max(1, ...parts.map(({ values }) => values.length));
  const values = Array.from({ length: Math.min(count, wish.wanted) }, (_, row) =>
    Object.fromEntries(
      parts.map(({ name, must, values: own }, at): [string, SampleValue] => {
        const isEmpty = own.length === 0 || (!must && (row + at) % 7 === 5);
        return [name, isEmpty ? null : (own[row % own.length] ?? null)];
      }),
    ),
  );
  return { values, problem: undefined };
}

function lists({ options, items }: PropertyContent, wish: ValueWish, inner: Inner): Nested {
  const least = countOf(options.minItems) ?? 0;
  const most = Math.min(countOf(options.maxItems) ?? Infinity, Math.max(3, least));
  if (least > most) return none('It must have more items than it may have.');
  if (least > MAX_SIZE) return none(`Lists of more than ${MAX_SIZE} items are not made.`);
  if (most === 0) return { values: [[]], problem: undefined };
  const made =
    items === undefined ? words(wish) : inner(items, below(wish, 'items', wish.wanted + most));
  if (made.problem !== undefined)
    return least === 0 ? { values: [[]], problem: undefined } : none(`Its items: ${made.problem}`);
  const { values: own } = made;
  const longest = options.uniqueItems === true ? Math.min(most, own.length) : most;
  if (longest < least) return none('There are not as many different items as it must have.');
  const shortest = Math.max(least, Math.min(1, longest));
  const values = Array.from(
    { length: Math.max(1, Math.min(own.length, wish.wanted)) },
    (_, row) => {
      const size = shortest + (row % (longest - shortest + 1));
      return Array.from({ length: size }, (__, at) => own[(row + at) % own.length] ?? null);
    },
  );
  return { values, problem: undefined };
}

function maps({ map }: PropertyContent, wish: ValueWish, inner: Inner): Nested {
  const keys =
    map === undefined ? words(wish) : inner(map.key, below(wish, 'key', wish.wanted + 2));
  const made = map === undefined ? words(wish) : inner(map.value, below(wish, 'value'));
  if (keys.problem !== undefined) return none(`Its keys: ${keys.problem}`);
  if (made.problem !== undefined) return none(`Its values: ${made.problem}`);
  const values = Array.from({ length: Math.min(keys.values.length, wish.wanted) }, (_, row) =>
    Object.fromEntries(
      [0, 1].map((at): [string, SampleValue] => [
        comparable(keys.values[(row + at) % keys.values.length]),
        made.values[(row + at) % made.values.length] ?? null,
      ]),
    ),
  );
  return { values, problem: undefined };
}

/** For lists and maps that do not say what is inside. */
function words({ wanted }: ValueWish): Nested {
  const values = Array.from({ length: wanted + 3 }, (_, index) => `value ${index + 1}`);
  return { values, problem: undefined };
}

function vectors({ options }: PropertyContent, { wanted }: ValueWish): Nested {
  const dimensions = countOf(options.dimensions);
  if (dimensions === undefined || dimensions < 1)
    return none('It does not say how many dimensions it has.');
  if (dimensions > MAX_DIMENSIONS)
    return none(`Vectors of more than ${MAX_DIMENSIONS} dimensions are not made.`);
  const type = options.elementType;
  const values = Array.from({ length: wanted }, (_, row) =>
    Array.from({ length: dimensions }, (__, at) => {
      // Along an axis: of length one.
      if (options.normalized === true) return row % dimensions === at ? 1 : 0;
      const number = (row * 31 + at * 17) % 101;
      if (type === 'binary') return number % 2;
      return type === 'int8' || type === 'uint8' ? number : number / 100;
    }),
  );
  return { values, problem: undefined };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
