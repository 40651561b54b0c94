import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import type { Metamodel } from '../../../server/src/spec/metamodel.ts';
import { isMap } from './fragments.ts';

/** Numbers in [0, 1) that depend on the seed alone. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The words that changes put into documents. */
export interface Vocabulary {
  readonly fieldNames: readonly string[];
  /** Values that some field is limited to. */
  readonly words: readonly string[];
}

export function vocabularyOf(metamodel: Metamodel): Vocabulary {
  const fields = Object.values(metamodel.types).flatMap((type) => [
    ...Object.entries(type.fields),
    ...Object.values(type.discriminator?.variants ?? {}).flatMap((variant) =>
      Object.entries(variant.fields),
    ),
  ]);
  const words = fields.flatMap(([, { value }]) =>
    'kind' in value && value.kind === 'string'
      ? (value.values ?? []).map((choice) => choice.value)
      : [],
  );
  return {
    fieldNames: [...new Set(fields.map(([name]) => name))],
    // Some policies limit no field to words.
    words: words.length === 0 ? ['word'] : [...new Set(words)],
  };
}

const ofContracts = vocabularyOf(odcs);
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  2.5,
  '',
  'text',
  'a.b',
  'a.b.c',
  'other.yaml#a.b',
  '/schema/a/properties/b',
  '5432',
  '${PORT}',
  'x-${NAME:-none}-y',
  '2026-02-30',
  '2026-03-31',
  '2026-03-31T09:30:00Z',
  'https://example.com/a',
  'has space',
  [],
  [1, 2],
  [1, 1],
  ['text'],
  {},
  { name: 'x' },
];

type Place = { readonly owner: Record<string, unknown> | unknown[]; readonly key: string | number };

/** A copy of the document with one random change. */
export function mutate(document: unknown, random: () => number, vocabulary = ofContracts): unknown {
  const copy = structuredClone(document);
  const places = placesOf(copy).filter(({ key }) => key !== 'apiVersion' || random() < 0.1);
  const place = pick(places, random);
  if (place === undefined) return copy;
  pick(kinds, random)!(place, random, vocabulary);
  return copy;
}

const kinds: readonly ((place: Place, random: () => number, vocabulary: Vocabulary) => void)[] = [
  remove,
  remove,
  rename,
  add,
  add,
  (place, random) => set(place, pick(values, random)),
  (place, random) => set(place, pick(values, random)),
  (place, random, { words }) => set(place, pick(words, random)),
  (place) => set(place, [get(place)]),
  (place) => set(place, { name: get(place) }),
  (place) => set(place, typeof get(place) === 'string' ? 7 : String(get(place))),
  (place) => {
    if (Array.isArray(place.owner)) place.owner.push(structuredClone(get(place)));
  },
];

function remove({ owner, key }: Place): void {
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else Reflect.deleteProperty(owner, key);
}

function rename(place: Place, random: () => number, { fieldNames }: Vocabulary): void {
  if (Array.isArray(place.owner)) return;
  const value = get(place);
  remove(place);
  place.owner[random() < 0.2 ? `${place.key}x` : pick(fieldNames, random)!] = value;
}

function add(place: Place, random: () => number, { fieldNames, words }: Vocabulary): void {
  const target = isMap(get(place)) ? (get(place) as Record<string, unknown>) : place.owner;
  if (Array.isArray(target)) return;
  const name = pick(fieldNames, random)!;
  target[name] = random() < 0.5 ? pick(values, random) : pick(words, random);
}

function get({ owner, key }: Place): unknown {
  return (owner as Record<string | number, unknown>)[key];
}

function set({ owner, key }: Place, value: unknown): void {
  (owner as Record<string | number, unknown>)[key] = structuredClone(value);
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

function placesOf(value: unknown): readonly Place[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, key) => [{ owner: value, key }, ...placesOf(item)]);
  }
  if (!isMap(value)) return [];
  const owner = value as Record<string, unknown>;
  return Object.entries(owner).flatMap(([key, item]) => [{ owner, key }, ...placesOf(item)]);
}
