import type { FieldVisit, MapVisit } from '../model/visit.ts';
import { pairsOf } from '../model/pairs.ts';
import { isOpen } from './known-names.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { FieldSpec, TypeSpec, ValueSpec } from '../spec/metamodel.ts';
import type { SpecVersion } from '../spec/version.ts';

/** Where an unknown field would be right: under other values of a discriminator. */
export interface Home {
  /** `type`, `logicalType` ... */
  readonly discriminator: string;
  /** What it says here. */
  readonly variant: string;
  /** What it would have to say. */
  readonly others: readonly string[];
}

/** Finds the variants that know a field which the one at hand does not: `topic` on a server that is no Kafka. */
export function homeOf(visit: FieldVisit, spec: SpecIndex): Home | undefined {
  const { owner, name } = visit;
  return (
    home(owner, (field) => field === name) ??
    (owner.parent === undefined || owner.slot?.item !== undefined
      ? undefined
      : homeOfOptions(owner, owner.parent, name, spec))
  );
}

function home(
  owner: MapVisit,
  has: (field: string, value: FieldSpec) => boolean,
): Home | undefined {
  const { discriminator } = owner.type;
  const { variant } = owner.table;
  if (discriminator === undefined || variant === undefined) return undefined;
  const others = Object.entries(discriminator.variants).flatMap(([name, { fields }]) =>
    Object.entries(fields).some(([field, value]) => has(field, value)) ? [name] : [],
  );
  if (others.length === 0) return undefined;
  return { discriminator: discriminator.field, variant, others };
}

/** The map's own type hangs on the map around it: `logicalTypeOptions` on `logicalType`. */
function homeOfOptions(
  owner: MapVisit,
  parent: MapVisit,
  name: string,
  spec: SpecIndex,
): Home | undefined {
  const slot = owner.slot?.name;
  return home(parent, (field, value) => {
    if (field !== slot) return false;
    const type = objectType(spec.value(value, owner.version), spec);
    return type !== undefined && Object.hasOwn(type.fields, name);
  });
}

/** The type of a value that is a map of the metamodel. */
export function objectType(value: ValueSpec, spec: SpecIndex): TypeSpec | undefined {
  if (value.kind === 'object') return spec.type(value.type);
  if (value.kind !== 'one-of') return undefined;
  const option = value.options.find((one) => one.value.kind === 'object');
  return option && objectType(option.value, spec);
}

/** The version that brought the variant which the map names; undefined when it was always there. */
export function variantSince(owner: MapVisit): SpecVersion | undefined {
  const field = owner.type.discriminator?.field;
  if (field === undefined || owner.discriminator === undefined) return undefined;
  const value = owner.table.fields.get(field)?.value;
  if (value === undefined || !('kind' in value) || value.kind !== 'string') return undefined;
  return value.values?.find((one) => one.value === owner.discriminator)?.since;
}

/**
 * Whether the map has a field that only another variant knows, so that the discriminator may be the
 * mistake: what the variant lacks is not to be said as well.
 */
export function isDoubtful(owner: MapVisit, spec: SpecIndex): boolean {
  if (owner.table.variant === undefined || isOpen(owner)) return false;
  return pairsOf(owner.node).some(({ pair, via }) => {
    const name = String(pair.key.value);
    if (owner.table.fields.has(name)) return false;
    return homeOf({ kind: 'field', owner, pair, name, field: undefined, via }, spec) !== undefined;
  });
}
