import type { Range } from '../../base/range.ts';
import type { PropertyContent } from '../content/contract-content.ts';
import type { ChangeList } from './contract-change.ts';

/** Another type breaks readers, but for one that only has more room than before. */
export function compareTypes(
  before: PropertyContent,
  after: PropertyContent,
  about: { readonly element: string; readonly at: Range },
  list: ChangeList,
): void {
  if (before.logicalType !== after.logicalType) {
    list.add(
      'type-changed',
      about,
      'type {after}, was {before}',
      { before: before.logicalType ?? '-', after: after.logicalType ?? '-' },
      // That a type is said which nobody said before takes nothing from readers.
      before.logicalType !== undefined,
    );
    return;
  }
  const [old, now] = [before.physicalType, after.physicalType];
  if (folded(old) === folded(now)) return;
  list.add(
    'type-changed',
    about,
    'physical type {after}, was {before}',
    { before: old ?? '-', after: now ?? '-' },
    old !== undefined && !hasMoreRoom(old, now),
  );
}

/** `varchar(20)` for `varchar(10)`, `decimal(12,2)` for `decimal(10,2)`, `varchar` for `varchar(10)`. */
function hasMoreRoom(before: string, after: string | undefined): boolean {
  const [old, now] = [partsOf(before), partsOf(after ?? '')];
  if (now === undefined || old?.name !== now.name) return false;
  if (now.sizes.length === 0) return true;
  const [oldWhole = 0, oldScale = 0] = old.sizes;
  const [whole = 0, scale = 0] = now.sizes;
  if (old.sizes.length !== now.sizes.length) return false;
  return scale >= oldScale && whole - scale >= oldWhole - oldScale;
}

function partsOf(
  type: string,
): { readonly name: string; readonly sizes: readonly number[] } | undefined {
  const match = /^([a-z_ ]+?)(?:\((\d+)(?:,(\d+))?\))?$/.exec(folded(type));
  if (match === null) return undefined;
  const [, name = '', whole, scale] = match;
  return { name, sizes: [whole, scale].filter((one) => one !== undefined).map(Number) };
}

function folded(type: string | undefined): string {
  return (type ?? '')
    .toLowerCase()
    .replaceAll(/\s*([(),])\s*/g, '$1')
    .trim();
}
