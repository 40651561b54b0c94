import type { Discriminator, FieldGroup, FieldSpec, Metamodel, TypeSpec } from './metamodel.ts';
import { type JsonSchema, withNull } from './json-schema-node.ts';
import { valueSchema } from './json-schema-value.ts';
import { type FieldTable, SpecIndex } from './spec-index.ts';
import { isWithin, type SpecVersion } from './version.ts';

/**
 * The JSON Schema (draft 2019-09, but nothing that older tools lack save `$defs`) of one version. It
 * accepts exactly the documents in which the structural rules find no error: null passes in optional
 * fields, and a string with `${VAR}` passes wherever a scalar may stand.
 */
export function jsonSchema(metamodel: Metamodel, version: SpecVersion): JsonSchema {
  const writer = new SchemaWriter(metamodel, version);
  const { title: _title, description, ...root } = writer.type(metamodel.root);
  const definitions: Record<string, JsonSchema> = {};
  for (const name of Object.keys(metamodel.types)) {
    if (writer.used.has(name) && name !== metamodel.root) definitions[name] = writer.type(name);
  }
  return {
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    title: `${metamodel.title} ${version}`,
    ...(description !== undefined && { description }),
    ...root,
    $defs: definitions,
  };
}

class SchemaWriter {
  /** Types that the version refers to, the root's own included. */
  readonly used = new Set<string>();
  readonly #index: SpecIndex;
  readonly #version: SpecVersion;
  readonly #written = new Map<string, JsonSchema>();

  constructor(metamodel: Metamodel, version: SpecVersion) {
    this.#index = new SpecIndex(metamodel);
    this.#version = version;
  }

  type(name: string): JsonSchema {
    const known = this.#written.get(name);
    if (known !== undefined) return known;
    this.#written.set(name, {});
    const type = this.#index.type(name);
    const schema: JsonSchema = {
      title: type.title,
      description: type.doc,
      type: 'object',
      ...this.#shape(type.fields, type.groups ?? []),
      ...(type.discriminator === undefined
        ? this.#closing(type)
        : { allOf: this.#variants(type, type.discriminator) }),
    };
    this.#written.set(name, schema);
    return schema;
  }

  #variants(type: TypeSpec, discriminator: Discriminator): readonly JsonSchema[] {
    const { field, fallback } = discriminator;
    const names = Object.keys(discriminator.variants).filter((name) =>
      this.#isAllowed(type.fields[field], name),
    );
    const byShape = new Map<string, { values: string[]; then: JsonSchema }>();
    for (const name of names) {
      const then = this.#variantShape(type, this.#index.fields(type, name));
      const key = JSON.stringify(then);
      const same = byShape.get(key);
      if (same === undefined) byShape.set(key, { values: [name], then });
      else same.values.push(name);
    }
    const conditions = [...byShape.values()].map(({ values, then }) => ({
      if: condition(field, values, fallback !== undefined && values.includes(fallback)),
      then,
    }));
    return [
      ...conditions,
      {
        if: condition(field, names, fallback !== undefined),
        else: this.#variantShape(type, this.#index.fields(type, '')),
      },
    ];
  }

  /** What a variant says beyond the common fields; those are named again where the type is closed. */
  #variantShape(type: TypeSpec, table: FieldTable): JsonSchema {
    const own = Object.fromEntries(
      [...table.fields].filter(([name, field]) => type.fields[name] !== field),
    );
    const groups = table.groups.filter((group) => type.groups?.includes(group) !== true);
    const shape = this.#shape(own, groups);
    const closing = this.#closing(type);
    if (!('additionalProperties' in closing)) return shape;
    const common = Object.entries(type.fields)
      .filter(([name, field]) => !(name in own) && isWithin(field, this.#version))
      .map(([name]) => [name, true] as const);
    const properties = { ...Object.fromEntries(common), ...(shape.properties as JsonSchema) };
    return { ...shape, properties, ...closing };
  }

  /** Refuses fields that are not known here, unless the keys are free or the type is open in the version. */
  #closing(type: TypeSpec): JsonSchema {
    if (type.entries !== undefined) return { additionalProperties: this.#field(type.entries) };
    const open = type.open !== undefined && isWithin(type.open, this.#version);
    return open ? {} : { additionalProperties: false };
  }

  #shape(fields: Readonly<Record<string, FieldSpec>>, groups: readonly FieldGroup[]): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const [name, field] of Object.entries(fields)) {
      if (!isWithin(field, this.#version)) continue;
      properties[name] = this.#field(field);
      if (this.#index.isRequired(field, this.#version)) required.push(name);
    }
    const held = groups.filter((group) => isWithin(group, this.#version));
    return {
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(held.length > 0 && counted(held)),
    };
  }

  #field(field: FieldSpec): JsonSchema {
    const schema = valueSchema(this.#index.value(field, this.#version), this.#version, (name) => {
      this.used.add(name);
      this.type(name);
      return name === this.#index.metamodel.root ? '#' : `#/$defs/${name}`;
    });
    const examples = field.examples ?? schema.examples;
    const { deprecated } = field;
    return {
      description: field.doc,
      ...(this.#index.isRequired(field, this.#version) ? schema : withNull(schema)),
      ...(field.default !== undefined && { default: field.default }),
      ...(examples !== undefined && { examples }),
      ...(deprecated !== undefined &&
        isWithin({ since: deprecated.since }, this.#version) && { deprecated: true }),
    };
  }

  #isAllowed(field: FieldSpec | undefined, value: string): boolean {
    if (field === undefined) return false;
    const spec = this.#index.value(field, this.#version);
    const choice =
      spec.kind === 'string' ? spec.values?.find((entry) => entry.value === value) : undefined;
    return choice !== undefined && isWithin(choice, this.#version);
  }
}

/** Holds when the field has one of the values or, if so asked, is absent. */
function condition(field: string, values: readonly string[], orAbsent: boolean): JsonSchema {
  const test = values.length === 1 ? { const: values[0] } : { enum: values };
  return { properties: { [field]: test }, ...(!orAbsent && { required: [field] }) };
}

function counted(groups: readonly FieldGroup[]): JsonSchema {
  const [first, ...rest] = groups.map(({ fields, min, max }) => {
    const present = fields.map((field) => ({ required: [field] }));
    if (min === 1 && max === 1) return { oneOf: present };
    if (min === 1 && max >= fields.length) return { anyOf: present };
    if (min === 0 && max === 1) return { oneOf: [...present, { not: { anyOf: present } }] };
    throw new Error(`No JSON Schema for ${min} to ${max} of ${fields.join(', ')}`);
  });
  return rest.length === 0 ? first! : { allOf: [first, ...rest] };
}
