import { describe, expect, test } from 'vitest';
import type {
  FieldSpec,
  Metamodel,
  TypeSpec,
  ValueChoice,
  ValueSpec,
} from '../../../server/src/spec/metamodel.ts';
import { policies } from '../../../server/src/spec/governance/policies.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { odpsLf } from '../../../server/src/spec/odps-lf/odps-lf.ts';
import { odps } from '../../../server/src/spec/odps/odps.ts';
import { compareVersions, type VersionSpan } from '../../../server/src/spec/version.ts';

interface Place {
  readonly path: string;
  readonly type: TypeSpec;
  readonly name: string;
  readonly field: FieldSpec;
}

function fieldsOf(metamodel: Metamodel): readonly Place[] {
  return Object.values(metamodel.types).flatMap((type) =>
    [
      ['', type.fields] as const,
      ['(any)', type.entries === undefined ? {} : { entries: type.entries }] as const,
      ...Object.entries(type.discriminator?.variants ?? {}).map(
        ([variant, { fields }]) => [`(${variant})`, fields] as const,
      ),
    ].flatMap(([variant, fields]) =>
      Object.entries(fields).map(([name, field]) => {
        const path = `${type.name}${variant}.${name}`;
        return { path, type, name, field };
      }),
    ),
  );
}

function* valuesOf(value: FieldSpec['value']): Generator<ValueSpec> {
  if (!('kind' in value)) {
    for (const entry of value) yield* valuesOf(entry.value);
    return;
  }
  yield value;
  if (value.kind === 'list') yield* valuesOf(value.of);
  if (value.kind === 'one-of') for (const option of value.options) yield* valuesOf(option.value);
}

/** Paths of what does not pass. */
function failing<T extends { readonly path: string }>(
  list: readonly T[],
  passes: (item: T) => boolean,
): readonly string[] {
  return list.filter((item) => !passes(item)).map(({ path }) => path);
}

const isSentence = (text: string): boolean => /^[A-Z`].*\.$/s.test(text);

describe.each([odcs, odps, odpsLf, ...Object.values(policies)])(
  'the tables of $id',
  (metamodel) => {
    const places = fieldsOf(metamodel);
    const choices = places.flatMap(({ path, field }) =>
      [...valuesOf(field.value)].flatMap((value) =>
        value.kind === 'string'
          ? [...(value.values ?? []), ...(value.suggestions ?? [])].map((choice) => ({
              path,
              choice,
            }))
          : [],
      ),
    );

    const isReleased = ({ since, until }: VersionSpan): boolean =>
      [since, until].every(
        (version) => version === undefined || metamodel.versions.includes(version),
      );

    test('versions are in order', () => {
      expect([...metamodel.versions].sort(compareVersions)).toEqual(metamodel.versions);
    });

    test('each type that a field names exists, and each type is named by a field', () => {
      const named = places.flatMap(({ field }) =>
        [...valuesOf(field.value)].flatMap((value) => (value.kind === 'object' ? value.type : [])),
      );
      expect(named.filter((name) => !(name in metamodel.types))).toEqual([]);
      const idle = Object.keys(metamodel.types).filter((name) => !named.includes(name));
      expect(idle).toEqual([metamodel.root]);
    });

    test('each type, field and value is explained in a sentence', () => {
      const types = Object.values(metamodel.types).map((type) => ({
        path: type.name,
        doc: type.doc,
      }));
      expect(failing(types, ({ doc }) => isSentence(doc))).toEqual([]);
      expect(failing(places, ({ field }) => isSentence(field.doc))).toEqual([]);
      expect(failing(choices, ({ choice }) => isSentence(choice.doc))).toEqual([]);
    });

    test('spans are made of released versions', () => {
      const spans = places.flatMap(({ path, field }) => {
        const required = field.required === true ? {} : (field.required ?? {});
        const values = 'kind' in field.value ? [] : field.value;
        const deprecated = { since: field.deprecated?.since ?? metamodel.versions[0]! };
        return [field, required, deprecated, ...values].map((span) => ({ path, span }));
      });
      expect(failing(spans, ({ span }) => isReleased(span))).toEqual([]);
      expect(failing(choices, ({ choice }) => isReleased(choice))).toEqual([]);
    });

    test('no value and no alias stands for two values', () => {
      const doubled = places.flatMap(({ path, field }) =>
        [...valuesOf(field.value)].flatMap((value) => {
          if (value.kind !== 'string') return [];
          const all = (value.values ?? value.suggestions ?? []).flatMap(spellings);
          return all
            .filter((text, at) => all.indexOf(text) !== at)
            .map((text) => `${path}: ${text}`);
        }),
      );
      expect(doubled).toEqual([]);
    });

    test('other spellings are no fields, and stand for one', () => {
      for (const type of Object.values(metamodel.types)) {
        for (const [spelling, name] of Object.entries(type.spellings ?? {})) {
          expect(type.fields).not.toHaveProperty(spelling);
          expect(type.fields).toHaveProperty(name);
        }
      }
    });

    test('variants and groups name values and fields that exist', () => {
      for (const type of Object.values(metamodel.types)) {
        const { discriminator } = type;
        if (discriminator === undefined) continue;
        const field = type.fields[discriminator.field]!;
        const values = [...valuesOf(field.value)].flatMap((value) =>
          value.kind === 'string' ? (value.values ?? []).map((choice) => choice.value) : [],
        );
        expect(Object.keys(discriminator.variants).sort()).toEqual([...values].sort());
        for (const variant of Object.values(discriminator.variants)) {
          for (const group of variant.groups ?? []) {
            for (const name of group.fields) expect(variant.fields).toHaveProperty(name);
          }
        }
      }
    });

    test('advice on misplaced fields leads to fields that exist, and never away from one', () => {
      const wrong = Object.values(metamodel.types).flatMap((type) =>
        Object.entries(type.misplaced ?? {}).flatMap(([name, { to, advice }]) => {
          const path = `${type.name}.${name}`;
          if (!isSentence(advice)) return [`${path}: ${advice}`];
          if (to !== undefined && !knows(metamodel, type, to.split('.')))
            return [`${path} -> ${to}`];
          return name in type.fields ? [`${path} is a field`] : [];
        }),
      );
      expect(wrong).toEqual([]);
    });

    test('the renamed field of a deprecation is a sibling', () => {
      const wrong = places.filter(({ type, name, field }) => {
        const to = field.deprecated?.renameTo;
        if (to === undefined || to in type.fields) return false;
        const variants = Object.values(type.discriminator?.variants ?? {});
        return !variants.some(({ fields }) => fields[name] === field && to in fields);
      });
      expect(wrong).toEqual([]);
    });
  },
);

function spellings({ value, aliases }: ValueChoice): readonly string[] {
  return [value, ...(aliases ?? [])].map((text) => text.toLowerCase());
}

/** Whether a path of fields exists from a type on, in any variant; what is free knows every name. */
function knows(metamodel: Metamodel, type: TypeSpec, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return true;
  const variants = Object.values(type.discriminator?.variants ?? {});
  const found = [type.fields, ...variants.map(({ fields }) => fields)].flatMap(
    (fields) => fields[first] ?? [],
  );
  if (found.length === 0) return false;
  if (rest.length === 0) return true;
  return found.some((field) =>
    [...valuesOf(field.value)].some((value) =>
      value.kind === 'object'
        ? knows(metamodel, metamodel.types[value.type]!, rest)
        : value.kind === 'free-map' && found.length === 1,
    ),
  );
}
