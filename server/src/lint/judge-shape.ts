import { fits } from '../model/shape.ts';
import type { ValueVisit } from '../model/visit.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { ValueSpec } from '../spec/metamodel.ts';
import { isWithin } from '../spec/version.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlScalar,
  type YamlSequence,
} from '../syntax/yaml/tree.ts';
import { listShape, objectField } from './fixes/shape-advice.ts';
import { textFieldOf } from './known-names.ts';
import type { Params } from './rule.ts';
import { isFieldOfEntry } from './texts-for-entries.ts';
import { objectType } from './variants.ts';

/** What can be wrong with the shape of a value. */
export type ShapeMistake =
  | 'map-for-list'
  | 'value-for-list'
  | 'value-for-entries'
  | 'list-for-map'
  | 'value-for-map'
  | 'value-for-entry'
  | 'dash-space'
  | 'dash-sign'
  | 'list-for-value'
  | 'list-for-option'
  | 'map-for-value'
  | 'pair-for-text'
  | 'text'
  | 'number'
  | 'quoted-number'
  | 'whole-number'
  | 'boolean';

/** What is wrong with the shape of a value, and what its fix needs to know. */
export interface Judgement {
  readonly messageId: ShapeMistake;
  readonly data: Params;
}

/** Judges a value that is known not to fit. */
export function judgeShape(
  node: NonNullable<ValueVisit['node']>,
  visit: ValueVisit,
  spec: SpecIndex,
): Judgement {
  const expected = preferred(visit.expected, node, visit);
  const option = optionOf(node, visit, spec);
  if (option !== undefined) {
    return { messageId: 'list-for-option', data: { fix: 'option', field: option } };
  }
  return node.kind === 'scalar'
    ? judgeScalar(node, expected, visit, spec)
    : judgeContainer(node, expected, visit, spec);
}

/** The map beside a field in which a field of the same name takes the list that is written here. */
function optionOf(
  node: NonNullable<ValueVisit['node']>,
  { owner, slot, version }: ValueVisit,
  spec: SpecIndex,
): string | undefined {
  if (node.kind !== 'sequence' || slot.item !== undefined || owner === undefined) return undefined;
  for (const [name, field] of owner.table.fields) {
    const type = objectType(spec.value(field, version), spec);
    const option = type?.fields[slot.name];
    if (option !== undefined && fits(node, spec.value(option, version), version)) return name;
  }
  return undefined;
}

/** Of several allowed shapes the one that the author most likely had in mind. */
function preferred(
  expected: ValueSpec,
  node: NonNullable<ValueVisit['node']>,
  { version }: ValueVisit,
): ValueSpec {
  if (expected.kind !== 'one-of') return expected;
  const current = expected.options.filter(
    (option) => isWithin(option, version) && option.deprecated === undefined,
  );
  const isScalar = (value: ValueSpec): boolean =>
    value.kind !== 'list' && value.kind !== 'object' && value.kind !== 'free-map';
  const near = current.find(({ value }) => isScalar(value) === (node.kind === 'scalar'));
  return (near ?? current[0] ?? expected.options[0])?.value ?? expected;
}

function judgeContainer(
  node: YamlMap | YamlSequence,
  expected: ValueSpec,
  { slot, version }: ValueVisit,
  spec: SpecIndex,
): Judgement {
  const map = node.kind === 'map' ? node : undefined;
  if (expected.kind === 'list') {
    const sign = map?.pairs[0] && entrySign(plainText(map.pairs[0].key));
    if (sign !== undefined && map?.pairs.every(({ key }) => entrySign(plainText(key)) === sign)) {
      return withoutDash(sign);
    }
    if (expected.of.kind === 'number') return { messageId: 'map-for-list', data: { fix: 'pair' } };
    return { messageId: 'map-for-list', data: { ...listShape(map, expected, spec), fix: 'list' } };
  }
  const only = node.kind === 'sequence' ? resolveAlias(node.items[0]?.value) : undefined;
  const data: Params = fits(only, expected, version) ? { fix: 'only-item' } : {};
  if (expected.kind === 'object' || expected.kind === 'free-map') {
    return { messageId: 'list-for-map', data };
  }
  if (map?.pairs.length === 1 && slot.item !== undefined && expected.kind === 'string') {
    return { messageId: 'pair-for-text', data: { fix: 'text' } };
  }
  return { messageId: node.kind === 'map' ? 'map-for-value' : 'list-for-value', data };
}

/**
 * What stands in place of a dash and its space: `-name: a`, which YAML reads as a key that begins with a hyphen, or
 * a sign of word processors.
 */
export function entrySign(text: string): string | undefined {
  return /^(?:-(?=["'A-Za-z_])|[•–—](?=\s))/.exec(text)?.[0];
}

function plainText({ value, style }: YamlScalar): string {
  return style === 'plain' ? String(value) : '';
}

function withoutDash(sign: string): Judgement {
  const messageId = sign === '-' ? 'dash-space' : 'dash-sign';
  return { messageId, data: { fix: 'dash', sign } };
}

function judgeScalar(
  node: YamlScalar,
  expected: ValueSpec,
  { slot, version }: ValueVisit,
  spec: SpecIndex,
): Judgement {
  const text = String(node.value);
  switch (expected.kind) {
    case 'list': {
      const sign = entrySign(plainText(node));
      // Behind its key it is a value like any other.
      const isBelow = slot.pair !== undefined && node.start > slot.pair.colon + 2;
      if (sign !== undefined && isBelow) return withoutDash(sign);
      if (expected.of.kind === 'number' && !NUMBER.test(text.trim()))
        return { messageId: 'value-for-list', data: {} };
      return expected.of.kind === 'object'
        ? { messageId: 'value-for-entries', data: { field: firstField(expected.of, spec) } }
        : { messageId: 'value-for-list', data: { fix: 'item' } };
    }
    case 'object': {
      const type = spec.type(expected.type);
      const key = slot.item === undefined ? undefined : textFieldOf(type);
      if (key !== undefined) {
        const isSure = isFieldOfEntry(text, key, type, version, spec);
        return {
          messageId: 'value-for-entry',
          data: { field: key, ...(isSure && { fix: 'entry' }) },
        };
      }
      const field = objectField(node, expected, spec);
      return {
        messageId: 'value-for-map',
        data: field === undefined ? { field: firstField(expected, spec) } : { fix: 'map', field },
      };
    }
    case 'free-map':
      return { messageId: 'value-for-map', data: { field: 'name' } };
    case 'number':
    case 'integer':
      return judgeNumber(node, text, expected.kind);
    case 'boolean':
      return { messageId: 'boolean', data: flagOf(node) };
    default:
      return { messageId: 'text', data: { fix: 'quote' } };
  }
}

function firstField(expected: Extract<ValueSpec, { kind: 'object' }>, spec: SpecIndex): string {
  const type = spec.type(expected.type);
  return textFieldOf(type) ?? Object.keys(type.fields)[0] ?? 'name';
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Whether a text reads as a number. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text.trim()) && Number.isFinite(Number(text));
}

function judgeNumber(node: YamlScalar, text: string, kind: 'number' | 'integer'): Judgement {
  if (typeof node.value === 'string' && isNumberText(text)) {
    if (kind === 'number' || Number.isInteger(Number(text))) {
      return { messageId: 'quoted-number', data: { fix: 'replace', with: text.trim(), safe: 1 } };
    }
  }
  const isFraction = kind === 'integer' && (typeof node.value === 'number' || NUMBER.test(text));
  return { messageId: isFraction ? 'whole-number' : 'number', data: {} };
}

const FLAGS: ReadonlyMap<string, string> = new Map([
  ...['true', 'yes', 'y', 'on'].map((word) => [word, 'true'] as const),
  ...['false', 'no', 'n', 'off'].map((word) => [word, 'false'] as const),
]);

/** Words that mean a flag for sure are replaced safely; numbers only look like one. */
export function flagOf(node: YamlScalar): Params {
  const word = FLAGS.get(String(node.value).trim().toLowerCase());
  if (word !== undefined) return { fix: 'replace', with: word, safe: 1 };
  if (node.value === 0 || node.value === 1) {
    return { fix: 'replace', with: node.value === 1 ? 'true' : 'false', safe: 0 };
  }
  return {};
}
