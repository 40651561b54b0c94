import type { Range } from '../../base/range.ts';
import type {
  ElementContent,
  ObjectContent,
  PropertyContent,
  RelationshipContent,
} from '../content/contract-content.ts';
import { compareConstraints } from './compare-constraints.ts';
import { compareQuality } from './compare-quality.ts';
import { compareTypes } from './compare-types.ts';
import type { ChangeList } from './contract-change.ts';
import { paired } from './paired.ts';

/** `around`: what holds the objects in the text after. */
export function compareObjects(
  before: readonly ObjectContent[],
  after: readonly ObjectContent[],
  around: Range,
  list: ChangeList,
): void {
  for (const { before: old, after: now } of paired(before, after)) {
    if (now === undefined) {
      const at = { start: around.start, end: around.start };
      if (old !== undefined)
        list.add('object-removed', { element: old.name, at }, 'removed', {}, true);
      continue;
    }
    const about = { element: now.name, at: now.nameAt };
    if (old === undefined) {
      list.add('object-added', about, 'new');
      continue;
    }
    if (old.name !== now.name)
      list.add('object-removed', about, 'renamed, was {before}', { before: old.name }, true);
    compareElement(old, now, about.element, list);
    if ((old.granularity ?? '') !== (now.granularity ?? ''))
      list.add('text-changed', about, 'granularity reworded');
    compareProperties(old.properties, now.properties, now.name, now.nameAt, list);
  }
}

function compareProperties(
  before: readonly PropertyContent[],
  after: readonly PropertyContent[],
  within: string,
  at: Range,
  list: ChangeList,
): void {
  for (const { before: old, after: now } of paired(before, after)) {
    if (now === undefined) {
      if (old !== undefined)
        list.add('property-removed', { element: `${within}.${old.name}`, at }, 'removed', {}, true);
      continue;
    }
    const about = { element: `${within}.${now.name}`, at: now.nameAt };
    if (old === undefined) {
      list.add('property-added', about, now.logicalType === undefined ? 'new' : 'new, {type}', {
        type: now.logicalType ?? '',
      });
      continue;
    }
    if (old.name !== now.name)
      list.add('property-removed', about, 'renamed, was {before}', { before: old.name }, true);
    compareProperty(old, now, about.element, list);
  }
}

function compareProperty(
  before: PropertyContent,
  after: PropertyContent,
  element: string,
  list: ChangeList,
): void {
  const about = { element, at: after.nameAt };
  compareTypes(before, after, about, list);
  compareConstraints(before, after, about, list);
  compareElement(before, after, element, list);
  if ((before.classification ?? '') !== (after.classification ?? ''))
    list.add('classification-changed', about, 'classification {after}, was {before}', {
      before: before.classification ?? '-',
      after: after.classification ?? '-',
    });
  const source = (one: PropertyContent): string =>
    JSON.stringify([one.transformSourceObjects, one.transformLogic, one.transformDescription]);
  if (source(before) !== source(after)) list.add('text-changed', about, 'made in another way');
  compareProperties(before.properties, after.properties, element, after.nameAt, list);
  if (before.items !== undefined && after.items !== undefined)
    compareProperty(before.items, after.items, `${element}[]`, list);
  if (before.map !== undefined && after.map !== undefined) {
    compareProperty(before.map.key, after.map.key, `${element}.key`, list);
    compareProperty(before.map.value, after.map.value, `${element}.value`, list);
  }
}

/** What objects and properties have in common. */
function compareElement(
  before: ElementContent,
  after: ElementContent,
  element: string,
  list: ChangeList,
): void {
  const about = { element, at: after.nameAt };
  if ((before.physicalName ?? '') !== (after.physicalName ?? ''))
    list.add(
      'text-changed',
      about,
      'physical name {after}, was {before}',
      { before: before.physicalName ?? '-', after: after.physicalName ?? '-' },
      true,
    );
  if (before.deprecated !== after.deprecated)
    list.add('text-changed', about, after.deprecated ? 'deprecated' : 'not deprecated any more');
  const prose = ({ description, businessName, tags, synonyms }: ElementContent): string =>
    JSON.stringify([description ?? '', businessName ?? '', tags, synonyms]);
  if (prose(before) !== prose(after)) list.add('text-changed', about, 'description reworded');
  const related = (all: readonly RelationshipContent[]): string =>
    JSON.stringify(all.map(({ type, from, to }) => [type, from, to]));
  if (related(before.relationships) !== related(after.relationships))
    list.add('relationship-changed', about, 'relationships changed');
  compareQuality(before.quality, after.quality, about, list);
}
