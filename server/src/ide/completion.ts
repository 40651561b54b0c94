import type { Translate } from '../lint/format-message.ts';
import { likelyVariants } from '../model/likely-variants.ts';
import type { ValueSpec } from '../spec/metamodel.ts';
import type { DescribeContext } from './describe-field.ts';
import type { CompletionItem } from './completion/item.ts';
import { conformingItems } from './completion/conforming-items.ts';
import { keyItems } from './completion/key-items.ts';
import { referenceItems, type ReferenceNames } from './completion/reference-items.ts';
import { withOwnNames } from './completion/own-policy-names.ts';
import { itemSiteAt, siteAt, type Site } from './completion/site.ts';
import { withPolicyWords } from './completion/policy-words.ts';
import { newMapItems, newValueItems } from './completion/skeleton-items.ts';
import { valueItems } from './completion/value-items.ts';
import type { IdeDocument } from './ide-document.ts';
import type { ReferencePages } from './reference-page.ts';

/** What can be written at the offset, best first. */
export function completionAt(
  ide: IdeDocument,
  offset: number,
  translate: Translate,
  names?: ReferenceNames,
  pages?: ReferencePages,
): readonly CompletionItem[] {
  const site = siteAt(ide, offset);
  if (site === undefined)
    return names === undefined ? [] : behindComma(ide, offset, translate, names);
  const references = names === undefined ? [] : referenceItems(ide, site, offset, names, translate);
  const item = itemSiteAt(ide, offset);
  const newItems = item === undefined ? [] : newMapsAt(item, translate);
  const items = [...references, ...newItems, ...itemsAt(ide, site, translate, names, pages)];
  return items.sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0));
}

/** The whole first item of a list that could stand where a key does, in one piece. */
function newMapsAt(site: Site, translate: Translate): readonly CompletionItem[] {
  const step = site.path.steps.at(-1);
  if (step?.map?.slot?.item === undefined) return [];
  const { spec } = site.part.contract;
  return newMapItems(site, step.map, { spec, version: step.version, translate }).slice(0, 1);
}

/** In a text that is a list, a blank behind the comma does not end the value. */
function behindComma(
  ide: IdeDocument,
  offset: number,
  translate: Translate,
  names: ReferenceNames,
): readonly CompletionItem[] {
  const blank = /,([ \t]+)$/.exec(ide.text.slice(Math.max(0, offset - 100), offset))?.[1];
  const site = blank === undefined ? undefined : siteAt(ide, offset - blank.length);
  if (site === undefined || site.style.flow || site.range.end > offset) return [];
  const range = { start: site.range.start, end: offset };
  return referenceItems(ide, { ...site, range }, offset, names, translate);
}

function itemsAt(
  ide: IdeDocument,
  site: Site,
  translate: Translate,
  names: ReferenceNames | undefined,
  pages: ReferencePages | undefined,
): CompletionItem[] {
  const step = site.path.steps.at(-1);
  if (step === undefined) return [];
  const context: DescribeContext = {
    spec: site.part.contract.spec,
    version: step.version,
    translate,
    pages,
  };
  const { slot, expected } = step;
  if (site.place === 'value') {
    if (expected === undefined) return [];
    const owner = site.path.steps.findLast(({ map }) => map !== undefined)?.map;
    const shown = valueContext(site, context);
    const isVariant = owner !== undefined && slot?.name === owner.type.discriminator?.field;
    const values = valueItems(site, namedValues(site, expected, names), shown, {
      fallback: slot?.field.default,
      around: owner?.parent?.type.name,
      likely: isVariant
        ? likelyVariants(owner, shown.spec, shown.version).map(({ name }) => name)
        : [],
    });
    const conforming = names === undefined ? [] : conformingItems(ide, site, names, shown);
    return [...newValueItems(site, ide.text, expected, context), ...conforming, ...values];
  }
  // Outside of all brackets JSON takes nothing but the whole.
  if (ide.json === true && !site.style.flow && step.map !== undefined)
    return newMapItems(site, step.map, context, { ...site.style, flow: true, json: true });
  const keys =
    step.map === undefined
      ? []
      : [...newMapItems(site, step.map, context), ...keyItems(site, step.map, context)];
  const values =
    expected === undefined || site.hasColon
      ? []
      : valueItems(site, namedValues(site, expected, names), context);
  return [...keys, ...values];
}

/** What is expected, with the words of the file itself and of the policies that hold for it. */
function namedValues(
  site: Site,
  expected: ValueSpec,
  names: ReferenceNames | undefined,
): ValueSpec {
  return withPolicyWords(site, withOwnNames(site, expected), names?.policies);
}

/** Every version is offered where the version itself is chosen. */
function valueContext(site: Site, context: DescribeContext): DescribeContext {
  const owner = site.path.steps.at(-2)?.map;
  const isVersion =
    owner?.type.name === context.spec.metamodel.root && site.path.pair?.key.value === 'apiVersion';
  const newest = context.spec.metamodel.versions.at(-1);
  return isVersion && newest !== undefined ? { ...context, version: newest } : context;
}
