import type { Range } from '../../base/range.ts';
import type { OperatorContent, QualityContent } from '../content/contract-content.ts';
import type { ChangeList } from './contract-change.ts';

interface About {
  readonly element: string;
  readonly at: Range;
}

/** Checks are the same where their name is, or, without one, what they look at. */
export function compareQuality(
  before: readonly QualityContent[],
  after: readonly QualityContent[],
  about: About,
  list: ChangeList,
): void {
  const known = new Map<string, QualityContent[]>();
  for (const check of before) {
    const key = keyOf(check);
    const others = known.get(key);
    if (others === undefined) known.set(key, [check]);
    else others.push(check);
  }
  for (const check of after) {
    const old = known.get(keyOf(check))?.shift();
    const here = { element: about.element, at: check.at };
    if (old === undefined)
      list.add('quality-added', here, 'check {check}', { check: nameOf(check) });
    else compareCheck(old, check, here, list);
  }
  for (const check of [...known.values()].flat())
    list.add('quality-removed', about, 'check {check} removed', { check: nameOf(check) });
}

function compareCheck(
  before: QualityContent,
  after: QualityContent,
  about: About,
  list: ChangeList,
): void {
  const check = nameOf(after);
  const text = ({ name, value }: OperatorContent): string => `${name} ${JSON.stringify(value)}`;
  const said = (one: QualityContent): string =>
    [one.operators.map(text).join(', '), one.query ?? ''].join(' ').trim();
  const [rank, oldRank] = [severityRank(after.severity), severityRank(before.severity)];
  if (rank !== oldRank)
    list.add(
      rank < oldRank ? 'quality-loosened' : 'quality-tightened',
      about,
      'check {check}: severity {after}, was {before}',
      { check, before: before.severity ?? 'error', after: after.severity ?? 'error' },
    );
  const same =
    said(before) === said(after) &&
    JSON.stringify([before.unit, before.arguments, before.implementation ?? null]) ===
      JSON.stringify([after.unit, after.arguments, after.implementation ?? null]);
  if (same) return;
  const tighter = isTighter(before, after);
  list.add(
    tighter ? 'quality-tightened' : 'quality-loosened',
    about,
    'check {check}: {after}, was {before}',
    { check, before: said(before) || '-', after: said(after) || '-' },
  );
}

/** Only where both compare with one number in the same way can anybody tell; else it counts as less than before. */
function isTighter(before: QualityContent, after: QualityContent): boolean {
  const [old, ...others] = before.operators;
  const [now, ...more] = after.operators;
  if (old === undefined || now === undefined || others.length > 0 || more.length > 0) return false;
  if (old.name !== now.name || before.unit !== after.unit) return false;
  if (typeof old.value !== 'number' || typeof now.value !== 'number') return false;
  if (now.name.startsWith('mustBeLess')) return now.value < old.value;
  if (now.name.startsWith('mustBeGreater')) return now.value > old.value;
  return false;
}

function severityRank(severity: string | undefined): number {
  return severity === 'info' ? 0 : severity === 'warning' ? 1 : 2;
}

function keyOf(check: QualityContent): string {
  const { name, type, metric, query } = check;
  return JSON.stringify(name === undefined ? [type, metric ?? query ?? null] : [name]);
}

function nameOf({ name, metric, type }: QualityContent): string {
  return name ?? metric ?? type;
}
