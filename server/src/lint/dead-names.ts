import type { ReferenceField } from '../model/references.ts';
import type { ContractSymbol } from '../model/symbols.ts';
import { findDeadEnd, keysOf, listed, similarAmong } from './dead-end.ts';
import { referencesOf } from './references-of.ts';
import type { DocumentVisit, Report } from './rule.ts';

export type DeadNameMessages = 'unknown' | 'similar';

/** What rules on such names have alike in their `meta`. */
export const deadNameMeta = {
  cost: 'idle',
  fixable: 'unsafe',
  messages: {
    unknown: '`{holder}` has no property `{name}`; it has {names}.',
    similar: '`{holder}` has no property `{name}`. Did you mean `{similar}`?',
  },
  fixes: { replace: 'Write `{value}`' },
} as const;

export interface DeadNameOptions {
  readonly field: ReferenceField;
  /** Who has the thing that is named, given what holds the reference. */
  readonly holder: (around: ContractSymbol | undefined) => string;
  /** Passes other ways to name a thing. */
  readonly accepts?: (name: string, candidates: readonly ContractSymbol[]) => boolean;
}

/** The names in fields of one kind that nothing is called by. Where there is nothing at all to name, nothing is said. */
export function* deadNames(
  visit: DocumentVisit,
  { field, holder, accepts }: DeadNameOptions,
): Iterable<Report<DeadNameMessages>> {
  const symbols = visit.symbols();
  for (const reference of referencesOf(visit)) {
    if (reference.field !== field) continue;
    const end = findDeadEnd(reference, symbols);
    if (end === undefined || end.candidates.length === 0) continue;
    const { text: name, range } = end.segment;
    if (accepts?.(name, end.candidates) === true) continue;
    const all = keysOf(end.candidates, 'name');
    // Nothing stands for itself.
    const self = reference.owner;
    const others =
      self !== undefined && end.candidates.includes(self)
        ? all.filter((one) => one !== self.name)
        : all;
    const names = others.length > 0 ? others : all;
    const similar = others.length > 0 ? similarAmong(name, names) : undefined;
    const params = { name, holder: holder(reference.owner), names: listed(names) };
    if (similar === undefined) yield { messageId: 'unknown', params, range };
    else {
      const data = { name, value: similar };
      yield { messageId: 'similar', params: { ...params, similar }, range, data };
    }
  }
}

/** Name of the object that a thing lies in. */
export function objectName(symbol: ContractSymbol | undefined): string {
  let at = symbol;
  while (at !== undefined && at.kind !== 'object') at = at.parent;
  return at?.name ?? '';
}

/** Name of the thing itself, or of the nearest one around that has one. */
export function nearestName(symbol: ContractSymbol | undefined): string {
  let at = symbol;
  while (at !== undefined && at.name === undefined) at = at.parent;
  return at?.name ?? '';
}
