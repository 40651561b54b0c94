import type { MapVisit } from '../model/visit.ts';
import type { FieldSpec, ValueChoice } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import { isWithin } from '../spec/version.ts';

/** A field that only some variants have, and the text that stands there. */
interface Written {
  readonly name: string;
  readonly text: string;
}

/**
 * What the discriminator of a map would say that lacks it, by what else is written: `project` and `dataset`
 * make a server one of BigQuery. Undefined when nothing gives it away.
 */
export function likelyVariant(visit: MapVisit, spec: SpecIndex): string | undefined {
  const { type, table, version } = visit;
  const field = type.discriminator?.field;
  const value = field === undefined ? undefined : table.fields.get(field)?.value;
  if (value === undefined || !('kind' in value) || value.kind !== 'string') return undefined;
  const choices = (value.values ?? []).filter((choice) => isWithin(choice, version));
  const called = textOf(visit, type.nameField ?? '').toLowerCase();
  const byName = choices.find((choice) => isCalled(choice, called))?.value;
  const written: Written[] = [];
  for (const name of visit.byName.keys()) {
    const isOwn = !Object.hasOwn(type.fields, name) && table.fields.has(name);
    if (isOwn) written.push({ name, text: textOf(visit, name) });
  }
  if (written.length === 0) return byName;
  let best: { readonly value: string; readonly rank: number } | undefined;
  for (const choice of choices) {
    const rank = rankOf(choice, written, visit, spec);
    if (rank === undefined) continue;
    if (choice.value === byName) return byName;
    if (best === undefined || rank < best.rank) best = { value: choice.value, rank };
  }
  return best?.value;
}

function isCalled({ value, aliases }: ValueChoice, name: string): boolean {
  return value === name || aliases?.includes(name) === true;
}

/** How much a variant lacks; undefined when it does not have what is written. */
function rankOf(
  { value }: ValueChoice,
  written: readonly Written[],
  { type, byName, version }: MapVisit,
  spec: SpecIndex,
): number | undefined {
  const variant = type.discriminator?.variants[value];
  if (variant === undefined) return undefined;
  for (const { name, text } of written) {
    const field = Object.hasOwn(variant.fields, name) ? variant.fields[name] : undefined;
    if (field === undefined || !isWithin(field, version)) return undefined;
    if (!hasSchemeOf(field, text)) return undefined;
  }
  const required = Object.entries(variant.fields).filter(([, one]) =>
    spec.isRequired(one, version),
  );
  // One that demands nothing takes anything.
  if (required.length === 0) return Number.MAX_SAFE_INTEGER;
  return required.filter(([name]) => !byName.has(name)).length;
}

/** Whether an address begins as those of the field do. */
function hasSchemeOf({ examples }: FieldSpec, text: string): boolean {
  const example = examples?.[0];
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
