import type { FieldSpec, TypeSpec, ValueChoice, ValueSpec } from '../../spec/metamodel.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import { compareVersions, isWithin, type SpecVersion } from '../../spec/version.ts';
import { emptyStop, type SnippetPart, type Stop } from './snippet.ts';
import { writeString, type Style } from './style.ts';

/** What a skeleton is made of, before it is written in a style. */
export type Sketch =
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Sketch])[] }
  | { readonly kind: 'list'; readonly item: Sketch }
  /** A single value. `values`: what it may be, one of them fixes it; `text` says that it is a string. */
  | {
      readonly kind: 'scalar';
      readonly values: readonly string[];
      readonly text: boolean;
      readonly example: string;
    };

/** What an author starts with besides what the standard demands: a schema without properties is of no use. */
const STARTERS: Readonly<Record<string, readonly string[]>> = {
  Contract: ['name', 'status', 'schema'],
  SchemaObject: ['name', 'properties'],
  Quality: [],
  NamingPolicy: ['layers', 'column_rules', 'casing'],
  LayerRules: ['staging'],
  LayerRule: ['prefix', 'materialization'],
  ColumnRules: ['boolean'],
  ColumnRule: ['prefix', 'example'],
  CasingRules: ['tables', 'columns'],
  MaximumLengths: ['tables', 'columns'],
  ClassificationPolicy: ['classes', 'rules'],
  PropertyMatch: ['name'],
  TaggingPolicy: ['required'],
  TagRules: ['owner'],
  TagRule: ['appliesTo'],
  ProductPromises: ['product', 'latency', 'frequency', 'availability', 'retention'],
};

/** How deep a skeleton goes: schema, its object, their properties. */
const MAX_DEPTH = 4;

/** Where a value stands: the type of the map with its field, and the type of the next map around that one. */
export interface Around {
  readonly owner?: string | undefined;
  readonly parent?: string | undefined;
}

/** The fields that a new map of the type starts with, of the variant where one is given. */
export function sketchOfType(
  spec: SpecIndex,
  type: TypeSpec,
  version: SpecVersion,
  {
    parent,
    variant,
    depth = 0,
  }: { parent?: string | undefined; variant?: string; depth?: number } = {},
): Sketch {
  const table = spec.fields(type, variant);
  const discriminator = type.discriminator?.field;
  const starters = STARTERS[type.name] ?? (type.nameField === undefined ? [] : [type.nameField]);
  const grouped = table.groups
    .filter((group) => isWithin(group, version) && group.min > 0)
    .map((group) => group.fields[0]);
  const chosen = [...table.fields].filter(
    ([name, field]) =>
      isWithin(field, version) &&
      !isDeprecated(field, version) &&
      (spec.isRequired(field, version) || [...starters, ...grouped, discriminator].includes(name)),
  );
  const entries = chosen.map(([name, field]) => {
    // The other fields are those of one variant, so the discriminator must name it.
    if (name === discriminator && table.variant !== undefined)
      return [name, constant(table.variant)] as const;
    return [
      name,
      sketchOfField(spec, field, version, { owner: type.name, parent }, depth + 1),
    ] as const;
  });
  return { kind: 'map', entries };
}

/** What is written behind the key of a field. */
export function sketchOfField(
  spec: SpecIndex,
  field: FieldSpec,
  version: SpecVersion,
  around: Around = {},
  depth = 0,
): Sketch {
  const [example] = field.examples ?? [];
  if (isListByExample(field)) return { kind: 'list', item: scalar([], false, '') };
  const written = typeof example === 'string' || typeof example === 'number' ? String(example) : '';
  return sketchOfValue(spec, spec.value(field, version), version, written, around, depth);
}

/** Whether anything may stand there, but people write a list. */
export function isListByExample({ value, examples }: FieldSpec): boolean {
  return 'kind' in value && value.kind === 'any' && Array.isArray(examples?.[0]);
}

export function sketchOfValue(
  spec: SpecIndex,
  value: ValueSpec,
  version: SpecVersion,
  example: string,
  around: Around = {},
  depth = 0,
): Sketch {
  switch (value.kind) {
    case 'object':
      if (depth > MAX_DEPTH) return { kind: 'map', entries: [] };
      return sketchOfType(spec, spec.type(value.type), version, { parent: around.owner, depth });
    case 'free-map':
      return { kind: 'map', entries: [] };
    case 'list':
      return { kind: 'list', item: sketchOfValue(spec, value.of, version, '', around, depth) };
    case 'one-of': {
      const option = usableOptions(value, version)[0];
      return option === undefined
        ? scalar([], false, '')
        : sketchOfValue(spec, option, version, example, around, depth);
    }
    case 'boolean':
      return scalar(['true', 'false'], false, '');
    case 'string': {
      const choices = usableChoices(value.values ?? value.suggestions ?? [], version);
      const fitting = choices.filter((choice) => fitsBelow(choice, around.parent));
      return scalar(
        fitting.map((one) => one.value),
        true,
        example,
      );
    }
    default:
      return scalar([], false, example);
  }
}

/** The shapes of a `one-of` that the version has and does not discourage. */
export function usableOptions(
  value: Extract<ValueSpec, { kind: 'one-of' }>,
  version: SpecVersion,
): readonly ValueSpec[] {
  return value.options
    .filter((option) => isWithin(option, version) && !isDeprecated(option, version))
    .map((option) => option.value);
}

export function usableChoices(
  choices: readonly ValueChoice[],
  version: SpecVersion,
): readonly ValueChoice[] {
  return choices.filter((choice) => isWithin(choice, version) && !isDeprecated(choice, version));
}

/** Whether the value makes sense in a map below one of that type. */
export function fitsBelow({ below }: ValueChoice, parent: string | undefined): boolean {
  return below === undefined || parent === undefined || below.includes(parent);
}

export function isDeprecated(entry: Pick<FieldSpec, 'deprecated'>, version: SpecVersion): boolean {
  return entry.deprecated !== undefined && compareVersions(version, entry.deprecated.since) >= 0;
}

/** What follows a key: ` value`, or the lines or the braces of a map or list. The key stands in `style.column`. */
export function writeBehindKey(
  sketch: Sketch,
  style: Style,
  examples: boolean,
): readonly SnippetPart[] {
  if (sketch.kind === 'scalar') return [' ', ...writeScalar(sketch, style, examples)];
  if (style.flow) return [' ', ...writeFlow(sketch, style, examples)];
  const by = sketch.kind === 'list' ? style.listIndent : style.unit;
  const inner = { ...style, column: style.column + by };
  return [indent(inner), ...writeBlock(sketch, inner, examples)];
}

/** The lines of a map or list whose first character stands in `style.column`, the first line's indentation left out. */
export function writeBlock(
  sketch: Sketch,
  style: Style,
  examples: boolean,
): readonly SnippetPart[] {
  if (style.flow) return writeFlow(sketch, style, examples);
  switch (sketch.kind) {
    case 'scalar':
      return writeScalar(sketch, style, examples);
    case 'list':
      return ['- ', ...writeBlock(sketch.item, { ...style, column: style.column + 2 }, examples)];
    case 'map':
      if (sketch.entries.length === 0) return [emptyStop];
      return sketch.entries.flatMap(([key, value], index) => [
        `${index === 0 ? '' : indent(style)}${key}:`,
        ...writeBehindKey(value, style, examples),
      ]);
  }
}

function writeFlow(sketch: Sketch, style: Style, examples: boolean): readonly SnippetPart[] {
  if (sketch.kind === 'scalar') return writeScalar(sketch, style, examples);
  if (sketch.kind === 'list') return ['[', ...writeFlow(sketch.item, style, examples), ']'];
  if (sketch.entries.length === 0) return ['{', emptyStop, '}'];
  const entries = sketch.entries.flatMap(([key, value], index) => [
    `${index === 0 ? ' ' : ', '}${style.json ? JSON.stringify(key) : key}: `,
    ...writeFlow(value, style, examples),
  ]);
  return ['{', ...entries, ' }'];
}

function writeScalar(
  sketch: Extract<Sketch, { kind: 'scalar' }>,
  style: Style,
  examples: boolean,
): readonly SnippetPart[] {
  const written = sketch.values.map((value) => (sketch.text ? writeString(value, style) : value));
  if (written.length === 1) return [written[0] ?? ''];
  if (written.length > 1) return [stop(written, '')];
  const example = examples ? sketch.example : '';
  if (style.json && sketch.text) {
    const [open, inner, close] = ['"', JSON.stringify(example).slice(1, -1), '"'];
    return [open, stop([], inner), close];
  }
  if (style.json) return [stop([], example === '' ? 'null' : example)];
  return [stop([], example !== '' && sketch.text ? writeString(example, style) : example)];
}

function stop(choices: readonly string[], placeholder: string): Stop {
  return { choices, placeholder };
}

function scalar(values: readonly string[], text: boolean, example: string): Sketch {
  return { kind: 'scalar', values, text, example };
}

function constant(value: string): Sketch {
  return scalar([value], true, '');
}

function indent(style: Style): string {
  return style.lineBreak + ' '.repeat(style.column);
}
