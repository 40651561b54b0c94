import { likelyVariants } from '../../model/likely-variants.ts';
import type { MapVisit } from '../../model/visit.ts';
import { pairsOf } from '../../model/pairs.ts';
import type { FieldSpec } from '../../spec/metamodel.ts';
import { serves } from '../../spec/serves.ts';
import type { FieldTable } from '../../spec/spec-index.ts';
import { isWithin } from '../../spec/version.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import { fieldDetail, fieldLinks, fieldMarkdown, type DescribeContext } from '../describe-field.ts';
import { isDeprecated, sketchOfField, writeBehindKey, type Sketch } from '../snippets/skeletons.ts';
import { renderPlain, renderSnippet, type SnippetPart } from '../snippets/snippet.ts';
import type { CompletionItem } from './item.ts';
import { keepComment } from './keep-comment.ts';
import type { Site } from './site.ts';

/** The keys that the map of the site can still take, in its version. */
export function keyItems(site: Site, owner: MapVisit, context: DescribeContext): CompletionItem[] {
  const { version } = context;
  const present = presentKeys(site, owner);
  const { table, likely } = tableOf(owner, context);
  // Of fields that exclude each other, none is offered beside those that are there.
  const excluded = table.groups
    .filter((group) => isWithin(group, version))
    .filter(({ fields, max }) => fields.filter((name) => present.has(name)).length >= max)
    .flatMap(({ fields }) => fields);
  return [...table.fields].flatMap(([name, field], index) =>
    present.has(name) ||
    excluded.includes(name) ||
    !isWithin(field, version) ||
    !isOfUse(field, owner, context)
      ? []
      : [keyItem(site, owner, [name, field], { index, likely: likely.indexOf(name) }, context)],
  );
}

function presentKeys(site: Site, owner: MapVisit): ReadonlySet<string> {
  const marker = site.path.pair;
  const present = new Set<string>();
  for (const { pair } of pairsOf(owner.node)) {
    if (pair.key.start !== marker?.key.start) present.add(String(pair.key.value));
  }
  for (const [spelling, name] of Object.entries(owner.type.spellings ?? {}))
    if (present.has(spelling)) present.add(name);
  return present;
}

/** The fields of the variant that the map is, or surely will be; else those that it likely has, best first. */
function tableOf(
  owner: MapVisit,
  context: DescribeContext,
): { readonly table: FieldTable; readonly likely: readonly string[] } {
  const none = { table: owner.table, likely: [] };
  if (owner.discriminator !== undefined) return none;
  const variants = likelyVariants(owner, context.spec, context.version);
  if (variants.some(({ name }) => name === owner.table.variant)) return none;
  const tables = variants.map(({ name }) => context.spec.fields(owner.type, name));
  const [first, second] = tables;
  const isSure = second === undefined && (variants[0]?.share ?? 0) > 0;
  if (first !== undefined && isSure) return { table: first, likely: [] };
  const own = tables.flatMap(({ fields }) =>
    [...fields.keys()].filter((name) => !Object.hasOwn(owner.type.fields, name)),
  );
  return { table: owner.table, likely: [...new Set(own)] };
}

/** Whether what the map around says leaves a use for the field; whatever it says that the tables do not know, does. */
function isOfUse(
  field: FieldSpec,
  { parent }: MapVisit,
  { spec, version }: DescribeContext,
): boolean {
  const name = field.serves?.field;
  const around = parent?.parent?.type.name;
  if (name === undefined || around === undefined) return true;
  const said = resolveAlias(parent?.byName.get(name)?.pair.value);
  const known = parent?.table.fields.get(name);
  const value = known && spec.value(known, version);
  if (said?.kind !== 'scalar' || value?.kind !== 'string') return true;
  const isKnown = value.values?.some((choice) => choice.value === said.value) === true;
  return !isKnown || serves(field, String(said.value), around);
}

function keyItem(
  site: Site,
  { type, parent }: MapVisit,
  [name, field]: readonly [string, FieldSpec],
  { index, likely }: { readonly index: number; readonly likely: number },
  context: DescribeContext,
): CompletionItem {
  const { spec, version } = context;
  const deprecated = isDeprecated(field, version);
  const rank = deprecated ? '9' : spec.isRequired(field, version) ? '1' : likely >= 0 ? '2' : '3';
  const order = rank === '2' ? likely : index;
  const around = { owner: type.name, parent: parent?.type.name };
  const sketch = site.hasColon
    ? undefined
    : openSketch(sketchOfField(spec, field, version, around));
  const written = writeKey(name, site);
  const behind = sketch === undefined ? [] : [':', ...writeBehindKey(sketch, site.style, false)];
  const words = fieldMarkdown(name, field, context);
  const links = fieldLinks(type, field, context);
  const all: readonly SnippetPart[] = [site.before, written, ...behind, site.after];
  const { range, parts } = keepComment(site, site.range, all);
  return {
    label: name,
    kind: 'field',
    detail: fieldDetail(field, context),
    documentation: links === '' ? words : `${words}\n\n${links}`,
    sortText: `${rank}${String(order).padStart(3, '0')}`,
    filterText: site.quote === undefined ? name : written,
    range,
    newText: renderPlain(parts),
    snippet: sketch === undefined ? undefined : renderSnippet(parts),
    additionalEdits: site.additionalEdits,
    deprecated,
    retrigger: sketch !== undefined && asksAgain(sketch, field),
  };
}

/** A choice of text is left to the completion of values, which shows what each one means. */
function openSketch(sketch: Sketch): Sketch {
  return sketch.kind === 'scalar' && sketch.text && sketch.values.length > 1
    ? { ...sketch, values: [] }
    : sketch;
}

function asksAgain(sketch: Sketch, field: FieldSpec): boolean {
  if (sketch.kind === 'map') return sketch.entries.length === 0;
  if (sketch.kind !== 'scalar' || !sketch.text || Array.isArray(field.value)) return false;
  return 'values' in field.value ? sketch.values.length === 0 : 'suggestions' in field.value;
}

function writeKey(name: string, site: Site): string {
  if (site.style.json || site.quote === '"') return JSON.stringify(name);
  return site.quote === "'" ? `'${name}'` : name;
}
