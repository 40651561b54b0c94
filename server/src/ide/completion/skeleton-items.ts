import type { Range } from '../../base/range.ts';
import { formatMessage } from '../../lint/format-message.ts';
import type { MapVisit } from '../../model/visit.ts';
import type { TypeSpec, ValueSpec } from '../../spec/metamodel.ts';
import type { DescribeContext } from '../describe-field.ts';
import {
  sketchOfType,
  sketchOfValue,
  usableChoices,
  usableOptions,
  writeBehindKey,
  writeBlock,
} from '../snippets/skeletons.ts';
import { renderPlain, renderSnippet, type SnippetPart } from '../snippets/snippet.ts';
import type { Style } from '../snippets/style.ts';
import { keepComment } from './keep-comment.ts';
import { lineBelow } from './block-levels.ts';
import type { CompletionItem } from './item.ts';
import type { Site } from './site.ts';

/** A whole new map of the type where the first key of one would stand: required fields, and one item for each variant. */
export function newMapItems(
  site: Site,
  owner: MapVisit,
  context: DescribeContext,
  style: Style = site.style,
): CompletionItem[] {
  if (owner.node.pairs.length !== 1 || site.hasColon || site.style.flow) return [];
  const { type } = owner;
  const { spec, version } = context;
  const root = owner.slot === undefined;
  const parent = owner.parent?.type.name;
  const whole = writeBlock(sketchOfType(spec, type, version, { parent }), style, root);
  const label = formatMessage('New {title}', { title: type.title }, context.translate);
  const doc = context.translate(type.doc);
  const items =
    whole.length <= 1
      ? []
      : [skeletonItem(site, label, '0000', doc, [site.before, ...whole], site.range)];
  if (owner.slot?.item === undefined) return items;
  for (const [index, choice] of variantsOf(type, context).entries()) {
    const sketch = sketchOfType(spec, type, version, { parent, variant: choice.value });
    const parts = writeBlock(sketch, site.style, false);
    const order = `6${String(index).padStart(3, '0')}`;
    items.push(
      skeletonItem(
        site,
        `${label}: ${choice.value}`,
        order,
        context.translate(choice.doc),
        [site.before, ...parts],
        site.range,
      ),
    );
  }
  return items;
}

/** What a colon can be followed by where a map or list is expected: its first lines. */
export function newValueItems(
  site: Site,
  text: string,
  expected: ValueSpec,
  context: DescribeContext,
): CompletionItem[] {
  if (site.range.start !== site.range.end || hasBlockBelow(text, site)) return [];
  const shapes = expected.kind === 'one-of' ? usableOptions(expected, context.version) : [expected];
  return shapes.flatMap((shape, index) => {
    const of = shape.kind === 'list' ? shape.of : shape;
    if (of.kind !== 'object') return [];
    const type = context.spec.type(of.type);
    const owner = site.path.steps.findLast(({ map }) => map !== undefined)?.map;
    const around = { owner: owner?.type.name, parent: owner?.parent?.type.name };
    const sketch = sketchOfValue(context.spec, shape, context.version, '', around);
    const behind = writeBehindKey(sketch, site.style, false);
    const label = formatMessage('New {title}', { title: type.title }, context.translate);
    const doc = context.translate(type.doc);
    const order = `0${String(index).padStart(3, '0')}`;
    // In block style the line break takes the place of the spaces behind the colon.
    const range = site.style.flow ? site.range : withSpacesBefore(text, site.range);
    const flowParts = [site.before, ...dropSpace(behind)];
    const parts = site.style.flow ? flowParts : behind;
    return [skeletonItem(site, label, order, doc, parts, range)];
  });
}

/** Whether the value stands on the lines below already. */
function hasBlockBelow(text: string, site: Site): boolean {
  const below = site.style.flow ? undefined : lineBelow(text, site.range.start);
  if (below === undefined) return false;
  const [dash] = below.dashes;
  return dash === undefined ? below.column > site.style.column : dash >= site.style.column;
}

function variantsOf(type: TypeSpec, context: DescribeContext): ReturnType<typeof usableChoices> {
  const { spec, version } = context;
  const field =
    type.discriminator === undefined ? undefined : type.fields[type.discriminator.field];
  const value = field === undefined ? undefined : spec.value(field, version);
  return value?.kind === 'string' ? usableChoices(value.values ?? [], version) : [];
}

function withSpacesBefore(text: string, range: Range): Range {
  let { start } = range;
  while (text[start - 1] === ' ') start--;
  return { start, end: range.end };
}

function dropSpace(parts: readonly SnippetPart[]): readonly SnippetPart[] {
  return parts[0] === ' ' ? parts.slice(1) : parts;
}

function skeletonItem(
  site: Site,
  label: string,
  sortText: string,
  documentation: string,
  written: readonly SnippetPart[],
  around: Range,
): CompletionItem {
  const { range, parts } = keepComment(site, around, [...written, site.after]);
  return {
    label,
    kind: 'skeleton',
    detail: '',
    documentation,
    sortText,
    filterText: label,
    range,
    newText: renderPlain(parts),
    snippet: renderSnippet(parts),
    additionalEdits: site.additionalEdits,
    deprecated: false,
    retrigger: false,
  };
}
