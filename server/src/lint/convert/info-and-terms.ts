import { isNull } from '../../model/shape.ts';
import { pairsOf } from '../../model/pairs.ts';
import {
  findPair,
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../../syntax/yaml/tree.ts';
import type { Migration } from './migration.ts';
import { mapOf, plainOrQuoted, type Leftover } from './migration-parts.ts';
import { list, map, pair, scalar, type Out, type OutPair, type Remarks } from './out-tree.ts';
import type { SourceComments } from './source-comments.ts';

/** Where the fields of `info` belong. */
const INFO: ReadonlyMap<string, string> = new Map([
  ['title', 'name'],
  ['name', 'name'],
  ['version', 'version'],
  ['status', 'status'],
  ['description', 'description'],
  ['owner', 'team'],
  ['contact', 'support'],
]);

/** What `info` says, at the places of the top level where it belongs. */
export function fromInfo(
  root: YamlMap,
  migration: Migration,
  comments: SourceComments,
  up: (leftover: Leftover) => void,
): readonly OutPair[] {
  const around = findPair(root, 'info');
  const info = mapOf(around?.value);
  if (around === undefined || info === undefined) return [];
  const pairs = pairsOf(info).flatMap(({ pair: one }): OutPair[] => {
    const name = String(one.key.value);
    const real = resolveAlias(one.value);
    if (isNull(real)) return [];
    const remarks = comments.take(one);
    const value =
      real?.kind === 'scalar' && real.value !== null ? asText(migration, one) : undefined;
    const to = INFO.get(name);
    // In a mixture of formats the top level may have it already, and maybe says otherwise.
    const there = to === undefined ? undefined : findPair(root, to);
    const isFree = to !== undefined && there === undefined;
    if (value !== undefined && isFree) {
      if (to === 'description') return [pair(to, map([pair('purpose', value, remarks)]))];
      if (to === 'team') return [pair(to, map([pair('name', value, remarks)]))];
      if (to !== 'support') return [pair(to, value, remarks)];
    }
    if (name === 'contact' && isFree && real?.kind === 'map')
      return [pair('support', contact(real, migration, comments, up), remarks)];
    if (value !== undefined && isSame(there?.value, real)) return [];
    up({
      name: `info${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      value: migration.copy(one.value),
      ...remarks,
    });
    return [];
  });
  return withComments(pairs, around, comments);
}

/** The comments of a map that is taken apart go above the first of its parts. */
function withComments(
  pairs: readonly OutPair[],
  around: YamlPair,
  comments: SourceComments,
): readonly OutPair[] {
  const [first, ...rest] = pairs;
  if (first === undefined) return pairs;
  // Parts of the description are put together with others.
  if (first.key === 'description' && first.value.kind === 'map') {
    const value = map(withComments(first.value.pairs, around, comments));
    return [{ ...first, value }, ...rest];
  }
  const { above = [], behind } = comments.take(around);
  const lines = [...above, ...(behind === undefined ? [] : [behind]), ...(first.above ?? [])];
  return [{ ...first, above: lines }, ...rest];
}

function isSame(one: YamlNode | undefined, other: YamlNode | undefined): boolean {
  const real = resolveAlias(one);
  return real?.kind === 'scalar' && other?.kind === 'scalar' && real.value === other.value;
}

/** A person or address to turn to is a support channel. */
function contact(
  node: YamlMap,
  migration: Migration,
  comments: SourceComments,
  up: (leftover: Leftover) => void,
): Out {
  const get = (key: string): string | undefined => {
    const value = resolveAlias(findPair(node, key)?.value);
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const [name, url, email] = [get('name'), get('url'), get('email')];
  const channel = scalar(url === undefined && email !== undefined ? 'email' : 'contact');
  const address = url ?? (email === undefined ? undefined : `mailto:${email}`);
  const said = ['name', 'url', ...(url === undefined || email === undefined ? ['email'] : [])];
  for (const written of node.pairs) {
    const { key, value } = written;
    const rest = String(key.value);
    if (!said.includes(rest))
      up({
        name: `contact${rest.charAt(0).toUpperCase()}${rest.slice(1)}`,
        value: migration.copy(value),
        ...comments.take(written),
      });
  }
  const remarks = (key: string): Remarks => {
    const written = findPair(node, key);
    return written === undefined ? {} : comments.take(written);
  };
  return list([
    {
      value: map([
        pair('channel', channel),
        ...(address === undefined
          ? []
          : [
              pair(
                'url',
                scalar(plainOrQuoted(address)),
                remarks(url === undefined ? 'email' : 'url'),
              ),
            ]),
        ...(name === undefined
          ? []
          : [pair('description', scalar(plainOrQuoted(name)), remarks('name'))]),
      ]),
    },
  ]);
}

/** What `terms` says, as parts of the description; the rest is handed on. */
export function fromTerms(
  root: YamlMap,
  migration: Migration,
  comments: SourceComments,
  up: (leftover: Leftover) => void,
): readonly OutPair[] {
  const around = findPair(root, 'terms');
  const terms = mapOf(around?.value);
  if (around === undefined || terms === undefined) return [];
  const pairs = pairsOf(terms).flatMap(({ pair: one }): OutPair[] => {
    const name = String(one.key.value);
    const real = resolveAlias(one.value);
    const remarks = comments.take(one);
    if (['usage', 'limitations'].includes(name) && real?.kind === 'scalar' && real.value !== null) {
      return [pair('description', map([pair(name, asText(migration, one), remarks)]))];
    }
    up({
      name: `terms${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      value: migration.copy(one.value),
      ...remarks,
    });
    return [];
  });
  return withComments(pairs, around, comments);
}

function asText(migration: Migration, { value }: YamlPair): Out {
  const real = resolveAlias(value);
  const copied = migration.copy(value);
  if (real?.kind !== 'scalar' || typeof real.value === 'string' || copied.kind !== 'scalar')
    return copied;
  return scalar(JSON.stringify(copied.text));
}
