import { mostSimilar } from '../base/similar.ts';
import { findSymbol, type SymbolKey } from '../model/find-symbol.ts';
import type { ContractReference, ReferenceSegment } from '../model/references.ts';
import { propertiesOf, type ContractSymbol, type ContractSymbols } from '../model/symbols.ts';
import type { MapVisit } from '../model/visit.ts';
import { resolveAlias } from '../syntax/yaml/tree.ts';
import { scalarValue } from './field-value.ts';
import { hasVariable } from './has-variable.ts';
import { isMisnamed } from './known-names.ts';
import type { Params, Report } from './rule.ts';

/** Where a reference stops leading anywhere. */
export interface DeadEnd {
  /** The first segment that names nothing. */
  readonly segment: ReferenceSegment;
  /** What the segment before it names; undefined at the start. */
  readonly parent: ContractSymbol | undefined;
  /** What the segment could name. */
  readonly candidates: readonly ContractSymbol[];
  /** At the start of a path: the object whose properties may stand there alone, without it. */
  readonly home?: ContractSymbol;
}

/** Undefined when the reference leads somewhere, lies in another file, or cannot be judged. */
export function findDeadEnd(
  { file, notation, scope, segments }: ContractReference,
  { objects }: ContractSymbols,
): DeadEnd | undefined {
  if (file !== undefined || scope.kind === 'fixed' || scope.kind === 'contracts') return undefined;
  if (segments.some(({ text }) => hasVariable(text))) return undefined;
  const key = notation === 'qualified' ? 'id' : 'name';
  let end: DeadEnd | undefined;
  if (scope.kind === 'among') end = follow(segments, together(scope.lists), key);
  else {
    end = follow(segments, objects, key);
    const { home } = scope;
    if (end?.parent === undefined && end !== undefined && home !== undefined) {
      const inside = follow(segments, propertiesOf(home), key);
      if (inside === undefined || inside.parent !== undefined) end = inside;
      else if (key === 'name')
        end = { ...end, candidates: together([objects, propertiesOf(home)]), home };
    }
  }
  if (end === undefined || (end.parent !== undefined && isUnread(end.parent.visit)))
    return undefined;
  if (isUndecided(end.candidates, key)) return undefined;
  if (end.home === undefined || segments.length === 1) return end;
  return { segment: end.segment, parent: undefined, candidates: holders(end.candidates) };
}

/** What may stand in front of a dot: what has properties. */
function holders(candidates: readonly ContractSymbol[]): readonly ContractSymbol[] {
  return candidates.filter((one) => one.kind === 'object' || propertiesOf(one).length > 0);
}

/** The properties are there, but not as a list under that name: another finding says so. */
function isUnread(visit: MapVisit): boolean {
  const written = visit.byName.get('properties')?.pair.value;
  if (written !== undefined) return resolveAlias(written)?.kind !== 'sequence';
  return isMisnamed(visit, 'properties');
}

const undecided: Readonly<Record<SymbolKey, WeakMap<readonly ContractSymbol[], boolean>>> = {
  name: new WeakMap(),
  id: new WeakMap(),
};

/** One without a name, or with one that is known later, may be the one that is meant. */
function isUndecided(list: readonly ContractSymbol[], key: SymbolKey): boolean {
  let known = undecided[key].get(list);
  if (known === undefined) {
    known = list.some((one) => {
      const text = one[key];
      return text === undefined ? key === 'name' && !isEmptyName(one.visit) : hasVariable(text);
    });
    undecided[key].set(list, known);
  }
  return known;
}

/** An empty name is no other one that is not known yet: another finding asks for it. */
function isEmptyName(visit: MapVisit): boolean {
  const { nameField } = visit.type;
  return nameField !== undefined && scalarValue(visit, nameField)?.node.value === '';
}

function follow(
  segments: readonly ReferenceSegment[],
  among: readonly ContractSymbol[],
  key: SymbolKey,
): DeadEnd | undefined {
  let candidates = among;
  let parent: ContractSymbol | undefined;
  for (const segment of segments) {
    const next = findSymbol(candidates, key, segment.text);
    if (next === undefined) return { segment, parent, candidates };
    parent = next;
    candidates = propertiesOf(next);
  }
  return undefined;
}

const joined = new WeakMap<
  readonly ContractSymbol[],
  WeakMap<readonly ContractSymbol[], readonly ContractSymbol[]>
>();

/** What is in one or two lists, each once; the same list for the same lists. */
function together(lists: readonly (readonly ContractSymbol[])[]): readonly ContractSymbol[] {
  const [first = [], second = first] = lists;
  if (first === second) return first;
  let seconds = joined.get(first);
  if (seconds === undefined) joined.set(first, (seconds = new WeakMap()));
  let both = seconds.get(second);
  if (both === undefined) seconds.set(second, (both = [...new Set([...first, ...second])]));
  return both;
}

export type DeadEndMessages =
  | 'no-object'
  | 'no-object-similar'
  | 'no-property'
  | 'no-property-similar'
  | 'no-id'
  | 'no-id-similar'
  | 'no-ids'
  | 'leaf';

export const deadEndMessages: Readonly<Record<DeadEndMessages, string>> = {
  'no-object': 'This contract has no object `{name}`; it has {names}.',
  'no-object-similar': 'This contract has no object `{name}`. Did you mean `{similar}`?',
  'no-property': '`{holder}` has no property `{name}`; it has {names}.',
  'no-property-similar': '`{holder}` has no property `{name}`. Did you mean `{similar}`?',
  'no-id': 'Nothing in `{holder}` has the id `{name}`; there are {names}.',
  'no-id-similar': 'Nothing in `{holder}` has the id `{name}`. Did you mean `{similar}`?',
  'no-ids': 'Nothing in `{holder}` has an id, so `{name}` leads nowhere.',
  leaf: '`{holder}` has no properties, so there is no `{name}` in it.',
};

/** Says what the dead end names and what it could mean. Undefined when there is nothing that it could name. */
export function describeDeadEnd(
  { segment, parent, candidates, home }: DeadEnd,
  notation: ContractReference['notation'],
): Report<DeadEndMessages> | undefined {
  const byId = notation === 'qualified';
  const name = segment.text;
  const { range } = segment;
  const above = parent?.name ?? parent?.id ?? 'schema';
  if (candidates.length === 0) {
    return parent === undefined
      ? undefined
      : { messageId: 'leaf', params: { name, holder: above }, range };
  }
  const keys = keysOf(candidates, byId ? 'id' : 'name');
  if (keys.length === 0) return { messageId: 'no-ids', params: { name, holder: above }, range };
  const similar = meant(name, candidates, byId) ?? similarAmong(name, keys);
  // Objects and properties of one of them may stand here: the message is about one kind.
  const objects = candidates.filter(({ kind }) => kind === 'object');
  const own = candidates.filter(({ kind }) => kind !== 'object');
  const isOwn =
    parent !== undefined ||
    (home?.name !== undefined &&
      own.some((one) => similar === undefined || one.name === similar) &&
      !objects.some((one) => one.name === similar));
  const base = byId ? 'no-id' : isOwn ? 'no-property' : 'no-object';
  const holder = parent === undefined && isOwn ? (home?.name ?? above) : above;
  const shown = parent !== undefined ? candidates : isOwn ? own : objects;
  const names = keysOf(shown, byId ? 'id' : 'name');
  return { ...nothingCalled(name, base, names, similar, { holder }), range };
}

/** Says that a name is none of the keys; without a better one, the most similar of them is offered. */
export function nothingCalled<Base extends string>(
  name: string,
  base: Base,
  keys: readonly string[],
  better: string | undefined,
  around: Params,
): Pick<Report<Base | `${Base}-similar`>, 'messageId' | 'params' | 'data'> {
  const similar = better ?? similarAmong(name, keys);
  if (similar === undefined) {
    return { messageId: base, params: { name, ...around, names: listed(keys) } };
  }
  const params = { name, ...around, similar };
  return { messageId: `${base}-similar`, params, data: { name, value: similar } };
}

/** The name that is meant most likely. Among very many the search would take longer than it helps. */
export function similarAmong(name: string, names: readonly string[]): string | undefined {
  return names.length > FEW_NAMES ? undefined : mostSimilar(name, names);
}

const FEW_NAMES = 500;

/** As many names or ids as a message and a search for similar ones need. */
export function keysOf(symbols: readonly ContractSymbol[], key: SymbolKey): readonly string[] {
  const keys: string[] = [];
  for (const symbol of symbols) {
    const text = symbol[key];
    if (text !== undefined) keys.push(text);
    if (keys.length > FEW_NAMES) break;
  }
  return keys;
}

/** What has the text as its id where a name is wanted, or the other way round; or has it below. */
function meant(
  text: string,
  candidates: readonly ContractSymbol[],
  byId: boolean,
): string | undefined {
  const other = findSymbol(candidates, byId ? 'name' : 'id', text);
  return other === undefined ? undefined : byId ? other.id : other.name;
}

/** A few names for a message. */
export function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')} …` : shown.join(', ');
}
