import { isNull } from '../../model/shape.ts';
import { pairsOf } from '../../model/pairs.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import type { TypeSpec, ValueSpec } from '../../spec/metamodel.ts';
import { isWithin, type SpecVersion } from '../../spec/version.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../syntax/yaml/tree.ts';
import { objectField } from '../fixes/shape-advice.ts';
import {
  list,
  map,
  pair,
  scalar,
  type Out,
  type OutItem,
  type OutPair,
  type Remarks,
} from './out-tree.ts';
import {
  asItem,
  flagAs,
  isCredential,
  joined,
  plainOrQuoted,
  takesAddress,
  textOf,
  type Leftover,
  type Migrated,
} from './migration-parts.ts';
import { placeInside } from './place-inside.ts';
import { readScalar } from './read-scalar.ts';
import type { SourceComments } from './source-comments.ts';

/** What a format has of its own, by type of the map that is being read. */
export interface Habits {
  /** The map with what it refers to written in. */
  expand?(type: TypeSpec, node: YamlMap): YamlMap;
  /** Fields to set before the map is read; they win. */
  preset?(type: TypeSpec, node: YamlMap, migration: Migration): readonly OutPair[];
  /** Makes a valid map of what was read. */
  finish?(type: TypeSpec, migrated: Migrated, migration: Migration): Migrated;
}

/**
 * Reads maps of other formats as types of the metamodel. The tables' advice on misplaced fields says
 * what is called how; what fits nowhere is handed back, so that nothing is lost.
 */
export class Migration {
  readonly spec: SpecIndex;
  readonly version: SpecVersion;
  /** Names of what was left out because it must not be written on. */
  readonly credentials = new Set<string>();
  readonly #text: string;
  readonly #comments: SourceComments;
  readonly #habits: Habits;

  constructor(
    spec: SpecIndex,
    version: SpecVersion,
    text: string,
    comments: SourceComments,
    habits: Habits = {},
  ) {
    this.spec = spec;
    this.version = version;
    this.#text = text;
    this.#comments = comments;
    this.#habits = habits;
  }

  /** The value as it is, comments included, aliases written out. */
  copy(node: YamlNode | undefined): Out {
    const real = resolveAlias(node);
    if (real === undefined) return scalar('null');
    if (real.kind === 'scalar') return scalar(this.source(real));
    if (real.kind === 'sequence') {
      return list(
        real.items.map((item) => ({ value: this.copy(item.value), ...this.#comments.take(item) })),
      );
    }
    return map(
      pairsOf(real).map(({ pair: one }) =>
        pair(this.source(one.key), this.copy(one.value), this.#comments.take(one)),
      ),
    );
  }

  /** The text of a scalar in the source, its anchor left out. */
  source(node: YamlScalar): string {
    return node.start === node.end ? 'null' : this.#text.slice(node.start, node.end);
  }

  /** The value as the metamodel wants it; undefined when it cannot be read so. Leftovers of maps inside are kept there or handed on to `up`. */
  value(
    spec: ValueSpec,
    node: YamlNode | undefined,
    up: (leftover: Leftover) => void,
  ): Out | undefined {
    const real = resolveAlias(node);
    if (real === undefined) return undefined;
    switch (spec.kind) {
      case 'one-of': {
        for (const option of spec.options) {
          if (!isWithin(option, this.version)) continue;
          const value = this.value(option.value, real, up);
          if (value !== undefined) return value;
        }
        return undefined;
      }
      case 'any':
        return this.copy(real);
      case 'free-map':
        return real.kind === 'map' ? this.copy(real) : undefined;
      case 'object':
        return this.#object(spec.type, real, up);
      case 'list':
        return this.#list(spec, real, up);
      default:
        return real.kind === 'scalar'
          ? readScalar(spec, real, this.source(real), this.version)
          : undefined;
    }
  }

  /** A map as a type, with fields set beforehand (they win). The caller closes it with `close`. */
  fields(type: TypeSpec, node: YamlMap, preset: readonly OutPair[] = []): Migrated {
    const pairs: OutPair[] = [...preset];
    const leftovers: Leftover[] = [];
    const up = (leftover: Leftover): void => {
      leftovers.push(leftover);
    };
    const kind = type.discriminator?.field;
    const expanded = this.#habits.expand?.(type, node) ?? node;
    pairs.push(...(this.#habits.preset?.(type, expanded, this) ?? []));
    const sources = pairsOf(expanded).map(({ pair: one }) => one);
    // The discriminator decides about the other fields, so it is read first.
    const places = new Map(pairs.map(({ key }) => [key, -1]));
    const rank = ({ key }: YamlPair): number => {
      const name = String(key.value);
      if (this.#target(type, name) === kind) return 0;
      // What has its right name wins over what another format calls differently.
      return Object.hasOwn(type.fields, name) ? 1 : 2;
    };
    for (const one of sources.toSorted((a, b) => rank(a) - rank(b))) {
      if (isNull(resolveAlias(one.value))) continue;
      const name = String(one.key.value);
      if (isCredential(type, name)) {
        this.credentials.add(name);
        continue;
      }
      const remarks = this.#comments.take(one);
      const table = this.spec.fields(type, textOf(pairs, kind));
      const placed = this.#place(type, table.fields, pairs, name, one.value, up, remarks);
      if (placed === undefined) up({ name, value: this.copy(one.value), ...remarks });
      else if (placed !== 'done') pairs.push({ ...placed, ...remarks });
      const last = pairs.at(-1)?.key;
      if (last !== undefined && !places.has(last)) places.set(last, sources.indexOf(one));
    }
    pairs.sort((a, b) => (places.get(a.key) ?? -1) - (places.get(b.key) ?? -1));
    return this.#habits.finish?.(type, { pairs, leftovers }, this) ?? { pairs, leftovers };
  }

  /** Puts leftovers into the list that takes them, where the type has one, else hands them on. */
  close(
    type: TypeSpec,
    { pairs, leftovers }: Migrated,
    up: (leftover: Leftover) => void,
  ): readonly OutPair[] {
    const { extension } = this.spec.metamodel;
    const field = extension && type.fields[extension.field];
    if (leftovers.length === 0) return pairs;
    if (extension === undefined || field === undefined || !isWithin(field, this.version)) {
      for (const leftover of leftovers) up(leftover);
      return pairs;
    }
    const items = leftovers.map((leftover) => asItem(leftover, extension));
    const there = pairs.find(({ key }) => key === extension.field);
    if (there === undefined) return [...pairs, pair(extension.field, list(items))];
    if (there.value.kind !== 'list') return pairs;
    const value = list([...there.value.items, ...items]);
    return pairs.map((one) => (one === there ? { ...one, value } : one));
  }

  #target(type: TypeSpec, name: string): string {
    if (Object.hasOwn(type.fields, name)) return name;
    return type.misplaced !== undefined && Object.hasOwn(type.misplaced, name)
      ? (type.misplaced[name]?.to ?? name)
      : name;
  }

  #place(
    type: TypeSpec,
    fields: ReadonlyMap<string, { readonly value: unknown }>,
    pairs: OutPair[],
    name: string,
    node: YamlNode | undefined,
    up: (leftover: Leftover) => void,
    remarks: Remarks,
  ): OutPair | 'done' | undefined {
    const table = this.spec.fields(type, textOf(pairs, type.discriminator?.field));
    const read = (field: string, value: YamlNode | undefined): Out | undefined => {
      const spec = table.fields.get(field);
      if (spec === undefined || !isWithin(spec, this.version)) return undefined;
      const nested = (leftover: Leftover): void => {
        up({ ...leftover, name: joined(field, leftover.name) });
      };
      return this.value(this.spec.value(spec, this.version), value, nested);
    };
    const has = (field: string): boolean => pairs.some(({ key }) => key === field);
    if (fields.has(name) && !has(name)) {
      const value = read(name, node);
      return value && pair(name, value);
    }
    const advice =
      type.misplaced !== undefined && Object.hasOwn(type.misplaced, name)
        ? type.misplaced[name]
        : undefined;
    if (advice?.to === undefined) return undefined;
    const [first = '', second] = advice.to.split('.');
    const real = resolveAlias(node);
    if (second !== undefined) return placeInside(this, type, pairs, [first, second], real, remarks);
    if (has(first)) return undefined;
    if (advice.convert === 'invert' || advice.convert === 'to-constant') {
      const written = flagAs(advice, real);
      if (written === undefined) return undefined;
      // A constant says less: what was said stays as well.
      if (advice.convert === 'to-constant') up({ name, value: this.copy(node) });
      return pair(first, scalar(written));
    }
    const value = read(first, node);
    return value && pair(first, value);
  }

  #object(typeName: string, real: YamlNode, up: (leftover: Leftover) => void): Out | undefined {
    const type = this.spec.type(typeName);
    if (real.kind === 'map') return map(this.close(type, this.fields(type, real), up));
    if (real.kind !== 'scalar' || real.value === null) return undefined;
    const field = objectField(real, { kind: 'object', type: typeName }, this.spec);
    return field === undefined ? undefined : map([pair(field, scalar(this.source(real)))]);
  }

  #list(
    spec: Extract<ValueSpec, { kind: 'list' }>,
    real: YamlNode,
    up: (leftover: Leftover) => void,
  ): Out | undefined {
    if (real.kind === 'map')
      return spec.of.kind === 'object' ? this.#entries(spec.of.type, real, up) : undefined;
    if (real.kind === 'scalar') {
      const value = real.value === null ? undefined : this.value(spec.of, real, up);
      return value && list([{ value }]);
    }
    if (real.kind === 'alias') return undefined;
    const items: OutItem[] = [];
    for (const item of real.items) {
      const remarks = this.#comments.take(item);
      const value = this.value(spec.of, item.value, up);
      if (value === undefined) return undefined;
      items.push({ value, ...remarks });
    }
    return list(items);
  }

  /** A map whose keys name its entries. */
  #entries(typeName: string, node: YamlMap, up: (leftover: Leftover) => void): Out | undefined {
    const type = this.spec.type(typeName);
    const { nameField } = type;
    if (nameField === undefined) return undefined;
    const named = type.fields[nameField];
    const rest = Object.entries(type.fields).filter(
      ([name, field]) => name !== nameField && field.required !== undefined,
    );
    const items: OutItem[] = [];
    for (const { pair: one } of pairsOf(node)) {
      const remarks = this.#comments.take(one);
      const preset = [pair(nameField, scalar(plainOrQuoted(String(one.key.value))))];
      const real = resolveAlias(one.value);
      const [plain] = rest;
      const inEntry = (leftover: Leftover): void => {
        up({ ...leftover, name: joined(String(one.key.value), leftover.name) });
      };
      if (takesAddress(named) && real?.kind === 'scalar' && plain !== undefined) {
        // Links are keyed by what they are: the address is the value.
        const entry = [pair(plain[0], preset[0]!.value), pair(nameField, this.copy(real))];
        items.push({ value: map(entry), ...remarks });
      } else if (real?.kind === 'map') {
        const kept = this.close(type, this.fields(type, real, preset), inEntry);
        items.push({ value: map(kept), ...remarks });
      } else if (rest.length === 1 && plain !== undefined) {
        items.push({ value: map([...preset, pair(plain[0], this.copy(real))]), ...remarks });
      } else return undefined;
    }
    return list(items);
  }
}
