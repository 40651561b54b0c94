import type { MapVisit } from '../../model/visit.ts';
import { pairsOf } from '../../model/pairs.ts';
import type { FieldSpec } from '../../spec/metamodel.ts';
import { isWithin } from '../../spec/version.ts';
import { fieldDetail, fieldLinks, fieldMarkdown, type DescribeContext } from '../describe-field.ts';
import { isDeprecated, sketchOfField, writeBehindKey, type Sketch } from '../snippets/skeletons.ts';
import { renderPlain, renderSnippet, type SnippetPart } from '../snippets/snippet.ts';
import type { CompletionItem } from './item.ts';
import type { Site } from './site.ts';

/** The keys that the map of the site can still take, in its version. */
export function keyItems(site: Site, owner: MapVisit, context: DescribeContext): CompletionItem[] {
  const marker = site.path.pair;
  const present = new Set<string>();
  for (const { pair } of pairsOf(owner.node)) {
    if (pair.key.start !== marker?.key.start) present.add(String(pair.key.value));
  }
  for (const [spelling, name] of Object.entries(owner.type.spellings ?? {}))
    if (present.has(spelling)) present.add(name);
  return [...owner.table.fields].flatMap(([name, field], index) =>
    present.has(name) || !isWithin(field, context.version)
      ? []
      : [keyItem(site, owner, [name, field], index, context)],
  );
}

function keyItem(
  site: Site,
  { type, parent }: MapVisit,
  [name, field]: readonly [string, FieldSpec],
  index: number,
  context: DescribeContext,
): CompletionItem {
  const { spec, version } = context;
  const deprecated = isDeprecated(field, version);
  const rank = deprecated ? '9' : spec.isRequired(field, version) ? '1' : '3';
  const around = { owner: type.name, parent: parent?.type.name };
  const sketch = site.hasColon
    ? undefined
    : openSketch(sketchOfField(spec, field, version, around));
  const written = writeKey(name, site);
  const behind = sketch === undefined ? [] : [':', ...writeBehindKey(sketch, site.style, false)];
  const words = fieldMarkdown(name, field, context);
  const links = fieldLinks(type, field, context);
  const parts: readonly SnippetPart[] = [site.before, written, ...behind, site.after];
  return {
    label: name,
    kind: 'field',
    detail: fieldDetail(field, context),
    documentation: links === '' ? words : `${words}\n\n${links}`,
    sortText: `${rank}${String(index).padStart(3, '0')}`,
    filterText: site.quote === undefined ? name : written,
    range: site.range,
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
