import { isDeferred } from '../model/shape.ts';
import type { ValueVisit } from '../model/visit.ts';
import type { TypeSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import {
  resolveAlias,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from '../syntax/yaml/tree.ts';
import { mayBeNamed, textFieldOf } from './known-names.ts';

/** What the texts of a list stand for that should hold entries. */
export interface EntryTexts {
  /** The field of an entry that each text is. */
  readonly field: string;
  /** The first text. */
  readonly value: string;
  /** Whether each of them surely is that field. */
  readonly isSure: boolean;
}

/**
 * A list whose author wrote plain texts where entries belong: the first two tell. That is one mistake,
 * however long the list. A single text is spoken of where it stands, unless `least` is 1.
 */
export function entryTexts(
  { node, expected, version }: ValueVisit,
  spec: SpecIndex,
  least = 2,
): EntryTexts | undefined {
  if (node?.kind !== 'sequence' || expected.kind !== 'list' || expected.of.kind !== 'object') {
    return undefined;
  }
  const type = spec.type(expected.of.type);
  const field = textFieldOf(type);
  if (field === undefined || !areTexts(node, least)) return undefined;
  const texts = textsOf(node).map(({ value }) => String(value));
  const isSure = texts.every((text) => isFieldOfEntry(text, field, type, version, spec));
  return { field, value: texts[0] ?? '', isSure };
}

/** Whether `entryTexts` speaks of the list in which the value stands. */
export function isAmongTexts(
  { node, slot, expected }: ValueVisit,
  spec: SpecIndex,
  least = 2,
): boolean {
  if (slot.item === undefined || !isText(node) || expected.kind !== 'object') return false;
  if (textFieldOf(spec.type(expected.type)) === undefined) return false;
  const list = resolveAlias(slot.pair?.value);
  return list?.kind === 'sequence' && areTexts(list, least);
}

/** The items of a list that are plain texts. */
export function textsOf({ items }: YamlSequence): readonly YamlScalar[] {
  return items.flatMap(({ value }) => (isText(value) ? [value] : []));
}

/** Whether a text in place of an entry is surely this field of it. What else the entry must have nobody can guess. */
export function isFieldOfEntry(
  text: string,
  key: string,
  type: TypeSpec,
  version: SpecVersion,
  spec: SpecIndex,
): boolean {
  const needsMore = Object.entries(type.fields).some(
    ([name, field]) => name !== key && spec.isRequired(field, version),
  );
  if (needsMore && type.textField === undefined) return false;
  const named =
    type.fields[key] === undefined ? undefined : spec.fields(type, undefined).fields.get(key);
  return named === undefined || mayBeNamed(text, spec.value(named, version));
}

function areTexts({ items }: YamlSequence, least: number): boolean {
  const first = items.slice(0, least);
  return first.length === least && first.every(({ value }) => isText(value));
}

function isText(node: YamlNode | undefined): node is YamlScalar {
  return node?.kind === 'scalar' && node.value !== null && !isDeferred(node);
}
