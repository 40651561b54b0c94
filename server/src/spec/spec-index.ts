import type { Dialect } from './dialects.ts';
import type {
  FieldGroup,
  FieldSpec,
  Metamodel,
  TypeSpec,
  ValueSpec,
  VariantSpec,
} from './metamodel.ts';
import { compareVersions, isWithin, type SpecVersion } from './version.ts';

/** The fields that hold for one type and one value of its discriminator. */
export interface FieldTable {
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly groups: readonly FieldGroup[];
  /** The variant that was taken; undefined when the type has none or the value names none. */
  readonly variant: string | undefined;
}

/** Kept of one type: whoever writes a thousand types of server into a file must not fill the memory. */
const MAX_TABLES = 200;

/** Answers questions about a metamodel, each worked out once. Holds no documents. */
export class SpecIndex {
  readonly metamodel: Metamodel;
  readonly #companions = new Map<Metamodel, SpecIndex>();
  readonly #tables = new Map<TypeSpec, Map<string | undefined, FieldTable>>();

  constructor(metamodel: Metamodel) {
    this.metamodel = metamodel;
  }

  /** The tables for documents of a dialect: those of a companion, else these. */
  of(dialect: Dialect): SpecIndex {
    const companion = this.metamodel.companions?.[dialect];
    if (companion === undefined) return this;
    let index = this.#companions.get(companion);
    if (index === undefined) this.#companions.set(companion, (index = new SpecIndex(companion)));
    return index;
  }

  /** Throws on a name that the metamodel lacks: tables refer to each other by name, and a test checks them. */
  type(name: string): TypeSpec {
    const type = this.metamodel.types[name];
    if (type === undefined) throw new Error(`The metamodel has no type ${name}`);
    return type;
  }

  /**
   * Fields for a value of the discriminator. `absent` takes the fallback variant; a value that
   * names no variant (or is unknown until run time) knows the fields of all of them and demands none.
   */
  fields(type: TypeSpec, discriminatorValue: string | undefined): FieldTable {
    let tables = this.#tables.get(type);
    if (tables === undefined)
      this.#tables.set(type, (tables = new Map<string | undefined, FieldTable>()));
    let table = tables.get(discriminatorValue);
    if (table === undefined) {
      table = makeTable(type, discriminatorValue);
      if (tables.size < MAX_TABLES) tables.set(discriminatorValue, table);
    }
    return table;
  }

  /** What a field takes in a version; the newest shape when the version has none (a field that came later). */
  value(field: FieldSpec, version: SpecVersion): ValueSpec {
    if (!isVersioned(field.value)) return field.value;
    const held = field.value.find((entry) => isWithin(entry, version)) ?? field.value.at(-1);
    if (held === undefined) throw new Error('A field without a value specification');
    return held.value;
  }

  isRequired(field: FieldSpec, version: SpecVersion): boolean {
    if (field.required === undefined || !isWithin(field, version)) return false;
    return field.required === true || isWithin(field.required, version);
  }
}

function isVersioned(value: FieldSpec['value']): value is Exclude<FieldSpec['value'], ValueSpec> {
  return Array.isArray(value);
}

function makeTable(type: TypeSpec, discriminatorValue: string | undefined): FieldTable {
  const discriminator = type.discriminator;
  const fields = new Map(Object.entries(type.fields));
  const groups = [...(type.groups ?? [])];
  if (discriminator === undefined) return { fields, groups, variant: undefined };
  const name = discriminatorValue ?? discriminator.fallback;
  const variant = name === undefined ? undefined : own(discriminator.variants, name);
  if (variant !== undefined) {
    for (const [field, spec] of Object.entries(variant.fields)) fields.set(field, spec);
    groups.push(...(variant.groups ?? []));
    return { fields, groups, variant: name };
  }
  for (const other of Object.values(discriminator.variants)) {
    for (const [field, spec] of Object.entries(other.fields)) {
      // Of those that several variants have the one that was there first: which is meant nobody knows.
      if (isEarlier(spec, fields.get(field))) fields.set(field, optional(spec));
    }
  }
  return { fields, groups, variant: undefined };
}

function isEarlier({ since }: FieldSpec, known: FieldSpec | undefined): boolean {
  if (known === undefined) return true;
  if (known.since === undefined) return false;
  return since === undefined || compareVersions(since, known.since) < 0;
}

function own(
  variants: Readonly<Record<string, VariantSpec>>,
  name: string,
): VariantSpec | undefined {
  return Object.hasOwn(variants, name) ? variants[name] : undefined;
}

function optional(spec: FieldSpec): FieldSpec {
  const { required: _required, ...rest } = spec;
  return rest;
}
