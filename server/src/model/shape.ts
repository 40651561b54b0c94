import type { ValueSpec } from '../spec/metamodel.ts';
import { variableSource } from '../spec/variables.ts';
import { isWithin, type SpecVersion } from '../spec/version.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from '../syntax/yaml/tree.ts';

const VARIABLE = new RegExp(variableSource);

/** Whether the scalar's value is known only later: an environment variable or a template. */
export function isDeferred(node: YamlScalar): boolean {
  return node.style === 'template' || (typeof node.value === 'string' && VARIABLE.test(node.value));
}

/** Whether nothing, or null, is written. */
export function isNull(node: YamlNode | undefined): boolean {
  return (
    node === undefined ||
    (node.kind === 'scalar' && node.value === null && node.style !== 'template')
  );
}

/** Whether a value has the YAML kind and scalar type that is expected; what is inside is not looked at. */
export function fits(
  node: YamlMap | YamlSequence | YamlScalar | undefined,
  expected: ValueSpec,
  version: SpecVersion,
): boolean {
  if (expected.kind === 'any') return true;
  if (expected.kind === 'one-of') return matchingOption(node, expected, version) !== undefined;
  if (node === undefined) return expected.kind === 'scalar' && expected.nullable === true;
  if (node.kind === 'map') return expected.kind === 'object' || expected.kind === 'free-map';
  if (node.kind === 'sequence') return expected.kind === 'list';
  return scalarFits(node, expected);
}

function scalarFits(node: YamlScalar, expected: ValueSpec): boolean {
  switch (expected.kind) {
    case 'string':
      return typeof node.value === 'string' || node.style === 'template';
    case 'number':
      return isNumber(node.value) || isDeferred(node);
    case 'integer':
      return (isNumber(node.value) && isWhole(node.value)) || isDeferred(node);
    case 'boolean':
      return typeof node.value === 'boolean' || isDeferred(node);
    case 'scalar':
      return node.value !== null || expected.nullable === true || node.style === 'template';
    default:
      // A template may stand for a whole block; nothing can be said of it.
      return node.style === 'template';
  }
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isWhole(value: number | bigint): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** The option of a `one-of` whose shape the value has: in the version first, else in any version. */
export function matchingOption(
  node: YamlMap | YamlSequence | YamlScalar | undefined,
  expected: Extract<ValueSpec, { kind: 'one-of' }>,
  version: SpecVersion,
): Extract<ValueSpec, { kind: 'one-of' }>['options'][number] | undefined {
  return (
    expected.options.find(
      (option) => isWithin(option, version) && fits(node, option.value, version),
    ) ?? undefined
  );
}
