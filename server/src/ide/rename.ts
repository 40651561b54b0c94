import type { Position } from '../base/line-index.ts';
import type { BoundDocument } from '../model/bound-document.ts';
import { topLevelPair } from '../model/contract.ts';
import type { Place } from '../model/place.ts';
import { resolveAlias, type YamlScalar } from '../syntax/yaml/tree.ts';
import { CONTRACT, symbolOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';
import { usagesOf } from './references.ts';
import {
  renameScalars,
  type RenameEdit,
  type RenameNote,
  type Replacement,
} from './rename-scalars.ts';
import { nameProblem, type RenameProblem } from './rename-check.ts';
import { contractAt, namedPlaceAt, type NamedPlace } from './symbol-at.ts';

/** What is renamed: the name or the id of a declared thing. */
export interface RenameTarget {
  readonly place: Place;
  readonly address: SymbolAddress;
  readonly byId: boolean;
  readonly current: string;
}

/** A file as its text says now. */
export interface LoadedFile {
  readonly text: string;
  /** From `bindFile`; the records of the graph must have been made of the same text. */
  readonly bound: readonly BoundDocument[];
}

export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly RenameEdit[];
}

/** What can be renamed at a position. */
export function renameTargetAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): RenameTarget | RenameProblem {
  const named = namedPlaceAt(graph, uri, at);
  if (named === undefined) {
    const found = contractAt(graph, uri, at);
    if (found !== undefined) {
      const { contract, place, text, byId } = found;
      return { place, address: { uri, contract, index: CONTRACT }, byId, current: text };
    }
    return { problem: 'Put the cursor on a name or an id of the contract to rename it.' };
  }
  const [address, another] = named.targets;
  if (address?.index === CONTRACT) return contractTarget(graph, named);
  const symbol = address && symbolOf(graph, address);
  if (address === undefined || symbol === undefined)
    return { problem: 'What this names is declared in no contract of the workspace.' };
  if (another !== undefined)
    return {
      problem: 'Several contracts declare an object of this name. Rename it where it is declared.',
    };
  const current = named.byId ? symbol.id : symbol.name;
  const field = named.reference && graph.records(uri)?.[named.reference.contract];
  if (field?.references[named.reference?.reference ?? -1]?.field === 'placeholder')
    return {
      problem: 'A placeholder stands for whatever the check belongs to. It has no name of its own.',
    };
  if (current === undefined)
    return { problem: 'What this names is declared in no contract of the workspace.' };
  return { place: named.place, address, byId: named.byId, current };
}

/** A contract by its id: where it is declared, or where a product names it. */
function contractTarget(
  graph: ContractGraph,
  { place, targets: [address, another] }: NamedPlace,
): RenameTarget | RenameProblem {
  if (another !== undefined)
    return { problem: 'Several contracts have this id. Rename it where it is declared.' };
  const id = address && graph.records(address.uri)?.[address.contract]?.id;
  if (address === undefined || id === undefined)
    return { problem: 'What this names is declared in no contract of the workspace.' };
  return { place, address, byId: true, current: id };
}

/** The files that have to be loaded before a rename: the one that declares, and all that name. */
export function filesOfRename(graph: ContractGraph, target: RenameTarget): readonly string[] {
  const usages = usagesOf(graph, target.address).filter(({ byId }) => byId === target.byId);
  return [...new Set([target.address.uri, ...usages.map(({ at }) => at.uri)])];
}

/** The edits that rename a thing and all references to it, or why it cannot be renamed so. */
export function renameEdits(
  graph: ContractGraph,
  target: RenameTarget,
  newName: string,
  files: ReadonlyMap<string, LoadedFile>,
): readonly FileEdits[] | RenameProblem {
  const usages = usagesOf(graph, target.address);
  const problem = nameProblem(graph, target, newName, usages);
  if (problem !== undefined) return problem;
  if (newName === target.current) return [];
  const replacements = new Map<string, Replacement[]>();
  const replace = (uri: string, replacement: Replacement): void => {
    const list = replacements.get(uri);
    if (list === undefined) replacements.set(uri, [replacement]);
    else list.push(replacement);
  };
  const { uri, contract, index } = target.address;
  const node = declaringNode(files.get(uri)?.bound[contract], index, target.byId);
  if (node === undefined || String(node.value) !== target.current) return stale;
  replace(uri, { node, start: 0, end: target.current.length, newText: newName, note: undefined });
  for (const { at, byId, likely } of usages) {
    if (byId !== target.byId) continue;
    const reference = files.get(at.uri)?.bound[at.contract]?.references[at.reference];
    const segment = reference?.segments[at.segment];
    if (reference === undefined || segment === undefined) return stale;
    if (reference.field === 'placeholder') continue;
    if (segment.text !== target.current) return stale;
    const { start, end } = segment;
    replace(at.uri, {
      node: reference.node,
      start,
      end,
      newText: newName,
      note: likely ? LIKELY : undefined,
    });
  }
  return [...replacements].map(([file, list]) => ({
    uri: file,
    edits: renameScalars(files.get(file)?.text ?? '', list),
  }));
}

const LIKELY: RenameNote = {
  label: 'Objects of this name in other contracts',
  params: {},
  description: 'They name the object without its file. Check that they mean this one.',
};

function declaringNode(
  bound: BoundDocument | undefined,
  index: number,
  byId: boolean,
): YamlScalar | undefined {
  if (index === CONTRACT) {
    const key = byId ? 'id' : 'name';
    const node = resolveAlias(bound && topLevelPair(bound.document, key)?.value);
    return node?.kind === 'scalar' ? node : undefined;
  }
  const symbol = bound?.symbols.all[index];
  return byId ? symbol?.idNode : symbol?.nameNode;
}

/** The texts and the records do not belong together. */
export const stale: RenameProblem = {
  problem: 'A file changed while its references were looked up. Try again.',
};
