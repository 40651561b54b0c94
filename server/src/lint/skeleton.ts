import { formatScalar } from '../syntax/yaml/edit/format-scalar.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { FieldSpec, ValueSpec } from '../spec/metamodel.ts';
import { isWithin, type SpecVersion } from '../spec/version.ts';

/** A first value for a field that is missing. */
export interface Skeleton {
  /** The value alone, in flow style: what stands behind a colon on the same line. */
  readonly text: string;
  /** What follows the colon of a key in block style: a blank and a scalar, or a block two columns in. */
  readonly block: string;
}

/** The value an author would start from: the only allowed one, an example, the first choice, else an empty shape. */
export function skeletonOf(field: FieldSpec, version: SpecVersion, spec: SpecIndex): Skeleton {
  return skeletonOfValue(spec.value(field, version), field, version, spec, 0);
}

function skeletonOfValue(
  value: ValueSpec,
  field: FieldSpec,
  version: SpecVersion,
  spec: SpecIndex,
  depth: number,
): Skeleton {
  switch (value.kind) {
    case 'one-of': {
      const option = value.options.find((one) => isWithin(one, version)) ?? value.options[0];
      return option === undefined
        ? scalar('null')
        : skeletonOfValue(option.value, field, version, spec, depth);
    }
    case 'list':
      if (value.of.kind !== 'object') return scalar(exampleOf(field) ?? '[]');
      return listOf(skeletonOfValue(value.of, field, version, spec, depth + 1));
    case 'object':
      return objectOf(value.type, version, spec, depth);
    case 'free-map':
      return scalar(exampleOf(field) ?? '{}');
    case 'boolean':
      return scalar(exampleOf(field) ?? 'false');
    case 'number':
    case 'integer':
      return scalar(exampleOf(field) ?? String(value.minimum ?? value.exclusiveMinimum ?? 0));
    case 'string': {
      const choices = value.values?.filter((choice) => isWithin(choice, version));
      if (choices?.length === 1) return scalar(choices[0]?.value ?? '""');
      return scalar(exampleOf(field) ?? choices?.[0]?.value ?? 'TODO');
    }
    default:
      return scalar(exampleOf(field) ?? 'TODO');
  }
}

function objectOf(type: string, version: SpecVersion, spec: SpecIndex, depth: number): Skeleton {
  const table = spec.fields(spec.type(type), undefined);
  const entries: [string, Skeleton][] = [];
  for (const [name, field] of table.fields) {
    if (!spec.isRequired(field, version) || depth > 3) continue;
    entries.push([
      name,
      skeletonOfValue(spec.value(field, version), field, version, spec, depth + 1),
    ]);
  }
  // A type of which nothing is demanded says at least what it is.
  const kind = spec.type(type).discriminator;
  const kindField = kind === undefined ? undefined : table.fields.get(kind.field);
  if (entries.length === 0 && kind !== undefined && kindField !== undefined) {
    entries.push([kind.field, skeletonOf(kindField, version, spec)]);
  }
  if (entries.length === 0) return scalar('{}');
  return {
    text: `{ ${entries.map(([name, { text }]) => `${name}: ${text}`).join(', ')} }`,
    block: entries.map(([name, { block }]) => `\n  ${name}:${indent(block)}`).join(''),
  };
}

function listOf(item: Skeleton): Skeleton {
  const lines = item.block.startsWith('\n') ? item.block.slice(1).split('\n') : [`  ${item.text}`];
  const [first = '', ...rest] = lines;
  const block = [`\n  - ${first.trimStart()}`, ...rest.map((line) => `\n  ${line}`)].join('');
  return { text: `[${item.text}]`, block };
}

function indent(block: string): string {
  return block.replaceAll('\n', '\n  ');
}

function scalar(text: string): Skeleton {
  return { text, block: ` ${text}` };
}

/** The first example as flow YAML; JSON is YAML. */
function exampleOf({ examples, default: fallback }: FieldSpec): string | undefined {
  const example: unknown = examples?.[0] ?? fallback;
  if (example === undefined) return undefined;
  if (typeof example !== 'string') return JSON.stringify(example);
  return formatScalar(example);
}
