import { pluralOf } from '../../../server/src/ide/plural-of.ts';
import { markdownKinds } from '../../../server/src/spec/governance/markdown-kinds.ts';
import type { Metamodel } from '../../../server/src/spec/metamodel.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { stringFormats } from '../../../server/src/spec/string-formats.ts';

const WORDS = new Set(['doc', 'title', 'instead', 'advice', 'meaning']);

/** Every text of the tables that people read, and the plurals of the titles of what lists hold. */
export function tableTexts(): ReadonlySet<string> {
  const metamodels = [odcs, ...Object.values(odcs.companions ?? {})];
  const texts = new Set<string>();
  for (const { types } of metamodels) collect(types, types, texts, new Set());
  collect(stringFormats, {}, texts, new Set());
  collect(markdownKinds, {}, texts, new Set());
  return texts;
}

function collect(
  value: unknown,
  types: Metamodel['types'],
  texts: Set<string>,
  seen: Set<unknown>,
): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && WORDS.has(key)) texts.add(inner);
    // Examples are what an author would write; a field may be called so, too.
    else if (key !== 'examples' || !Array.isArray(inner)) collect(inner, types, texts, seen);
  }
  if ('kind' in value && value.kind === 'list') {
    for (const title of titlesIn(value, types)) texts.add(pluralOf(title));
  }
}

/** Titles of the types below a list, down to the first map. */
function titlesIn(value: object, types: Metamodel['types']): readonly string[] {
  if ('type' in value && typeof value.type === 'string') return [types[value.type]?.title ?? ''];
  return Object.values(value).flatMap((inner: unknown) =>
    typeof inner === 'object' && inner !== null ? titlesIn(inner, types) : [],
  );
}
