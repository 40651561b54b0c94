import type { FieldSpec, ValueChoice } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import { isWithin, type SpecVersion } from '../spec/version.ts';
import type { MapVisit } from './visit.ts';

/** A variant that has all fields that are written. */
export interface LikelyVariant {
  readonly name: string;
  /** Which part of its own fields is written; zero where only the name of the map speaks for it. */
  readonly share: number;
}

interface Candidate extends LikelyVariant {
  /** The map is called like it. */
  readonly isCalled: boolean;
  /** How many of the fields that it demands are not there. */
  readonly lacks: number;
}

/**
 * What the discriminator of a map will say, from what else is written: `project` and `dataset` make a server
 * one of BigQuery. Best first; those that have a lot more fields than are written are left out. Empty where
 * nothing tells.
 */
export function likelyVariants(
  visit: MapVisit,
  spec: SpecIndex,
  version: SpecVersion = visit.version,
): readonly LikelyVariant[] {
  const { type, byName } = visit;
  const { discriminator } = type;
  const field = discriminator && type.fields[discriminator.field];
  const value = field && spec.value(field, version);
  if (discriminator === undefined || value?.kind !== 'string') return [];
  const variants = (value.values ?? [])
    .filter((choice) => isWithin(choice, version))
    .map((choice) => ({ choice, fields: ownFields(choice.value) }));
  const written = [...byName.keys()].filter((name) =>
    variants.some(({ fields }) => fields.has(name)),
  );
  const called = textOf(visit, type.nameField ?? '').toLowerCase();
  if (written.length === 0) {
    const named = variants.find(({ choice }) => isCalled(choice, called));
    return named === undefined ? [] : [{ name: named.choice.value, share: 0 }];
  }
  const fitting = variants
    .filter(({ fields }) => written.every((name) => takes(fields.get(name), textOf(visit, name))))
    .map(({ choice, fields }): Candidate => {
      const required = [...fields].filter(([, one]) => spec.isRequired(one, version));
      return {
        name: choice.value,
        share: written.length / fields.size,
        isCalled: isCalled(choice, called),
        // One that demands nothing takes anything.
        lacks:
          required.length === 0
            ? Number.MAX_SAFE_INTEGER
            : required.filter(([name]) => !byName.has(name)).length,
      };
    })
    .sort(
      (a, b) => Number(b.isCalled) - Number(a.isCalled) || a.lacks - b.lacks || b.share - a.share,
    );
  const most = Math.max(...fitting.map(({ share }) => share));
  return fitting.filter(({ share }, index) => index === 0 || share > most / 2);

  function ownFields(name: string): ReadonlyMap<string, FieldSpec> {
    const fields = Object.entries(discriminator?.variants[name]?.fields ?? {});
    return new Map(
      fields.filter(([key, one]) => isWithin(one, version) && !Object.hasOwn(type.fields, key)),
    );
  }
}

function isCalled({ value, aliases }: ValueChoice, name: string): boolean {
  return value === name || aliases?.includes(name) === true;
}

/** Whether the field is there and takes the text: an address begins as those of the field do. */
function takes(field: FieldSpec | undefined, text: string): boolean {
  if (field === undefined) return false;
  const example = field.examples?.[0];
  const scheme = schemeOf(text);
  const usual = typeof example === 'string' ? schemeOf(example) : undefined;
  return scheme === undefined || usual === undefined || scheme === usual;
}

function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z\d+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
}

function textOf({ byName }: MapVisit, name: string): string {
  const value = byName.get(name)?.pair.value;
  return value?.kind === 'scalar' ? String(value.value) : '';
}
