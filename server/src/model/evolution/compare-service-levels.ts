import type { ContractContent, ServiceLevelContent } from '../content/contract-content.ts';
import type { ChangeList } from './contract-change.ts';

/** What is promised of latency, availability and the like. */
export function compareServiceLevels(
  before: ContractContent,
  after: ContractContent,
  list: ChangeList,
): void {
  const known = new Map(before.serviceLevels.map((level) => [keyOf(level), level]));
  for (const level of after.serviceLevels) {
    const { at, property: element } = level;
    const old = known.get(keyOf(level));
    known.delete(keyOf(level));
    if (old === undefined)
      list.add('service-level-changed', { element, at }, 'promised: {after}', {
        after: textOf(level),
      });
    else if (textOf(old) !== textOf(level))
      list.add('service-level-changed', { element, at }, '{after}, was {before}', {
        before: textOf(old),
        after: textOf(level),
      });
  }
  const at = after.serviceLevels[0]?.at ?? { start: after.at.start, end: after.at.start };
  for (const level of known.values())
    list.add(
      'service-level-changed',
      { element: level.property, at },
      'not promised any more, was {before}',
      { before: textOf(level) },
    );
}

function keyOf({ property, elements, driver }: ServiceLevelContent): string {
  return JSON.stringify([property, elements, driver ?? null]);
}

function textOf({ value, unit, schedule }: ServiceLevelContent): string {
  return [value, unit, schedule].filter((one) => one !== undefined).join(' ') || '-';
}
