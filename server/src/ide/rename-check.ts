import type { Params } from '../lint/rule.ts';
import type { ContractRecord, SymbolRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import {
  CONTRACT,
  referenceOf,
  symbolOf,
  type ContractGraph,
  type SymbolAddress,
} from './contract-graph.ts';
import type { Usage } from './references.ts';

/** Why something is not renamed: a full sentence as a template for the translation, and what goes into it. */
export interface RenameProblem {
  readonly problem: string;
  readonly params?: Params;
}

/** Why a name will not do; undefined when it will. */
export function nameProblem(
  graph: ContractGraph,
  target: { readonly address: SymbolAddress; readonly byId: boolean; readonly current: string },
  newName: string,
  usages: readonly Usage[],
): RenameProblem | undefined {
  const { address, byId } = target;
  const params = { name: newName };
  if (newName.trim() === '') return { problem: 'A name must not be empty.' };
  if (newName === target.current) return undefined;
  if (newName !== newName.trim() || /[\p{Cc}\u2028\u2029\uFEFF]/u.test(newName))
    return { problem: 'A name is one line without white space at its ends.' };
  // Nothing refers to a contract by its name.
  if (address.index === CONTRACT) return byId ? contractProblem(graph, newName) : undefined;
  if (byId && !/^[A-Za-z0-9_-]+$/.test(newName))
    return {
      problem: '`{name}` is no id: an id consists of letters, digits, `_` and `-`.',
      params,
    };
  if (!byId && !/^[A-Za-z_]\w*$/.test(newName) && usages.some((one) => isPathStep(graph, one)))
    return {
      problem:
        'References write this name as a part of `object.property`, so it may have letters, digits and `_` only, and no digit in front.',
      params,
    };
  const record = graph.records(address.uri)?.[address.contract];
  const symbol = symbolOf(graph, address);
  if (record === undefined || symbol === undefined) return undefined;
  const clash = siblings(record, symbol, address.index, byId).find(
    (other) => (byId ? other.id : other.name) === newName,
  );
  if (clash === undefined) return undefined;
  const line = (clash.namePlace ?? clash.idPlace)?.line ?? clash.firstLine;
  return byId
    ? {
        problem: 'The id `{name}` is taken: see line {line}.',
        params: { ...params, line: line + 1 },
      }
    : {
        problem: 'The name `{name}` is taken: see line {line}.',
        params: { ...params, line: line + 1 },
      };
}

/** The id of a contract may have any signs, but no other contract's. */
function contractProblem(graph: ContractGraph, name: string): RenameProblem | undefined {
  const [uri] = graph.filesWithId(name);
  if (uri === undefined) return undefined;
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return { problem: 'Another contract has the id `{name}`: see {file}.', params: { name, file } };
}

/** Whether the name is written as a step of a path by names. */
function isPathStep(graph: ContractGraph, { at, byId }: Usage): boolean {
  const field = referenceOf(graph, at)?.field;
  return !byId && (field === 'relationship' || field === 'element' || field === 'source-object');
}

/** What must not bear the same name: things of the same kind in the same list. */
function siblings(
  record: ContractRecord,
  symbol: SymbolRecord,
  index: number,
  byId: boolean,
): readonly SymbolRecord[] {
  // Checks may share a name; nothing names them.
  if (symbol.kind === 'quality' && !byId) return [];
  return record.symbols.filter(
    (other, at) =>
      at !== index &&
      other.kind === symbol.kind &&
      other.parent === symbol.parent &&
      !isSame(other.namePlace, symbol.namePlace),
  );
}

/** An alias declares the same name again. */
function isSame(a: Place | undefined, b: Place | undefined): boolean {
  return a !== undefined && a.line === b?.line && a.start === b.start;
}
