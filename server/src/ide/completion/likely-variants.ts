import { pairsOf } from '../../model/pairs.ts';
import type { MapVisit } from '../../model/visit.ts';
import { isWithin } from '../../spec/version.ts';
import type { DescribeContext } from '../describe-field.ts';

/** A variant that has all fields that are written, and which part of its own fields these are. */
export interface LikelyVariant {
  readonly name: string;
  readonly share: number;
}

/**
 * What the discriminator of a map will say, from the fields that are there already: `account` and `warehouse`
 * make a Snowflake. Best first; those that have a lot more fields than are written are left out. Empty where
 * no field tells.
 */
export function likelyVariants(
  { type, node }: MapVisit,
  { spec, version }: DescribeContext,
): readonly LikelyVariant[] {
  const { discriminator } = type;
  const field = discriminator && type.fields[discriminator.field];
  const value = field && spec.value(field, version);
  if (discriminator === undefined || value?.kind !== 'string') return [];
  const variants = (value.values ?? [])
    .filter((choice) => isWithin(choice, version))
    .map((choice) => ({ name: choice.value, fields: ownFields(choice.value) }));
  const written = new Set(
    pairsOf(node)
      .map(({ pair }) => String(pair.key.value))
      .filter((name) => variants.some(({ fields }) => fields.has(name))),
  );
  if (written.size === 0) return [];
  const fitting = variants
    .filter(({ fields }) => [...written].every((name) => fields.has(name)))
    .map(({ name, fields }) => ({ name, share: written.size / fields.size }))
    .sort((a, b) => b.share - a.share);
  const best = fitting[0]?.share ?? 0;
  return fitting.filter(({ share }) => share > best / 2);

  function ownFields(name: string): ReadonlySet<string> {
    const fields = Object.entries(discriminator?.variants[name]?.fields ?? {});
    return new Set(
      fields.flatMap(([key, one]) =>
        isWithin(one, version) && !Object.hasOwn(type.fields, key) ? [key] : [],
      ),
    );
  }
}
