import type { ContractRecord, SymbolRecord } from '../model/contract-record.ts';
import { START, type Place } from '../model/place.ts';
import type { ContractGraph } from './contract-graph.ts';

export interface WorkspaceSymbol {
  readonly kind: SymbolRecord['kind'] | 'contract';
  readonly name: string;
  /** The names around it: `shop.orders`. */
  readonly container: string;
  readonly uri: string;
  readonly place: Place;
}

/** More than anybody reads. */
const LIMIT = 256;

interface Match {
  readonly score: number;
  readonly uri: string;
  readonly record: ContractRecord;
  /** -1: the contract itself. */
  readonly index: number;
}

/**
 * Contracts, objects, properties, servers, roles and people whose name has the letters of the query in
 * their order, best first. Without a query, contracts and objects.
 */
export function workspaceSymbols(graph: ContractGraph, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  let best: Match[] = [];
  let worst = -1;
  const letters = lettersOf(wanted);
  for (const [uri, records] of graph.all()) {
    for (const record of records) {
      const masks = masksOf(record);
      for (let index = -1; index < record.symbols.length; index++) {
        if (((masks[index + 1] ?? 0) & letters) !== letters) continue;
        const name = nameOf(record, index);
        if (name === undefined) continue;
        const score = wanted === '' ? emptyScore(record, index) : fuzzyScore(name, wanted);
        if (score <= worst) continue;
        best.push({ score, uri, record, index });
        if (best.length < LIMIT * 8) continue;
        best = top(best);
        worst = best.at(-1)?.score ?? -1;
      }
    }
  }
  return top(best).map(toSymbol);
}

function top(matches: Match[]): Match[] {
  return matches
    .sort(
      (a, b) => b.score - a.score || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.index - b.index),
    )
    .slice(0, LIMIT);
}

function nameOf(record: ContractRecord, index: number): string | undefined {
  if (index === -1) return record.name ?? record.id;
  const symbol = record.symbols[index];
  return symbol?.kind === 'quality' ? undefined : symbol?.name;
}

/** By record, the letters of the contract's name and of those of its symbols: most are out without a look at them. */
const known = new WeakMap<ContractRecord, Int32Array>();

/** Made when a record comes, so that the first search is as quick as the next. */
export function masksOf(record: ContractRecord): Int32Array {
  let masks = known.get(record);
  if (masks === undefined) {
    masks = new Int32Array(record.symbols.length + 1);
    for (let at = 0; at < masks.length; at++) masks[at] = lettersOf(nameOf(record, at - 1) ?? '');
    known.set(record, masks);
  }
  return masks;
}

/** One bit for each of the letters `a` to `z` that a text has, in either case, one for all digits, one for the rest. */
function lettersOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    const code = lower(text.charCodeAt(at));
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else mask |= code >= 48 && code <= 57 ? 1 << 26 : 1 << 27;
  }
  return mask;
}

function emptyScore(record: ContractRecord, index: number): number {
  if (index === -1) return 2;
  return record.symbols[index]?.kind === 'object' ? 1 : -1;
}

/** -1: the letters are not there. A match at the start, of a whole word or of neighbours counts more, a long name less. */
function fuzzyScore(name: string, wanted: string): number {
  if (name.length < wanted.length) return -1;
  let score = 0;
  let at = 0;
  let run = 0;
  for (let index = 0; index < wanted.length; index++) {
    const letter = wanted.charCodeAt(index);
    const from = at;
    while (at < name.length && lower(name.charCodeAt(at)) !== letter) at++;
    if (at === name.length) return -1;
    run = at === from && index > 0 ? run + 1 : 0;
    score += 1 + run * 2 + (startsWord(name, at) ? 4 : 0);
    at++;
  }
  return Math.max(0, score * 16 - name.length);
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function startsWord(name: string, at: number): boolean {
  if (at === 0) return true;
  const before = name.charCodeAt(at - 1);
  const code = name.charCodeAt(at);
  const isUpper = code >= 65 && code <= 90;
  // Behind `_`, `-`, `.` or a blank, or a capital behind a small letter.
  return (
    before === 95 || before === 45 || before === 46 || before === 32 || (isUpper && before > 96)
  );
}

function toSymbol({ uri, record, index }: Match): WorkspaceSymbol {
  const contract = record.name ?? record.id ?? '';
  const symbol = record.symbols[index];
  if (symbol === undefined)
    return { kind: 'contract', name: contract, container: '', uri, place: record.idPlace ?? START };
  const names: string[] = [];
  for (let at = symbol.parent; at >= 0; at = record.symbols[at]?.parent ?? -1)
    names.unshift(record.symbols[at]?.name ?? '');
  if (contract !== '') names.unshift(contract);
  return {
    kind: symbol.kind,
    name: symbol.name ?? '',
    container: names.join('.'),
    uri,
    place: symbol.namePlace ?? START,
  };
}
