import type { ContractRecord } from '../../model/contract-record.ts';
import { contractsOf, type ContractGraph } from '../contract-graph.ts';
import { symbolPath } from '../describe-symbol.ts';

/** Something that a reference may name. */
export interface ReferenceChoice {
  readonly text: string;
  readonly label: string;
  readonly record: ContractRecord;
  /** Index of the symbol in the record; -1 for the whole contract. */
  readonly index: number;
}

/** More files than these are not offered. */
const MAX_FILES = 200;

/** More contracts than these are not offered: editors filter, people do not scroll. */
const MAX_CONTRACTS = 1_000;

/** Steps of paths by name, as the standard writes them. */
const SHORTHAND = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/**
 * Paths to the properties of this contract, or of the one whose file is typed in front of a `#`. By ids
 * when the typed text begins so.
 */
export function pathChoices(
  graph: ContractGraph,
  uri: string,
  own: ContractRecord,
  typed: string,
  others: boolean,
): ReferenceChoice[] {
  const hash = others ? typed.indexOf('#') : -1;
  if (hash === -1) return pathsOf(own, '', typed);
  const file = graph.resolveFile(uri, typed.slice(0, hash));
  const records = file === undefined ? undefined : graph.records(file);
  const prefix = typed.slice(0, hash + 1);
  return (records ?? []).flatMap((record) => pathsOf(record, prefix, typed.slice(hash + 1)));
}

function pathsOf(record: ContractRecord, prefix: string, typed: string): ReferenceChoice[] {
  const byId = /^\/?sch/.test(typed) && !record.symbols.some(({ name }) => name?.startsWith('sch'));
  const slash = typed.startsWith('/') ? '/' : '';
  return record.symbols.flatMap((symbol, index) => {
    if (symbol.kind !== 'property' || symbol.name === undefined) return [];
    const path = byId ? idPath(record, index) : symbolPath(record, index);
    if (path === undefined || (!byId && !SHORTHAND.test(path))) return [];
    const text = byId ? `${slash}${path}` : path;
    return [{ text: prefix + text, label: text, record, index }];
  });
}

/** The contracts of the workspace by id; first those that the document names already. */
export function contractChoices(graph: ContractGraph, own: ContractRecord): ReferenceChoice[] {
  const named = new Set(
    own.references.flatMap(({ field, segments }) =>
      field === 'contract' ? (segments[0]?.text ?? []) : [],
    ),
  );
  const choices = new Map<string, ReferenceChoice>();
  for (const [, records] of graph.all()) {
    for (const record of records) {
      const { standard, id, name } = record;
      if (standard !== 'odcs' || id === undefined || choices.has(id)) continue;
      choices.set(id, { text: id, label: name ?? id, record, index: -1 });
      if (choices.size >= MAX_CONTRACTS) break;
    }
  }
  const rank = ({ text }: ReferenceChoice): number => (named.has(text) ? 0 : 1);
  return [...choices.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  );
}

/** The versions of the contracts that have an id. */
export function versionChoices(graph: ContractGraph, id: string): ReferenceChoice[] {
  return contractsOf(graph, id, undefined).flatMap(({ uri, contract }) => {
    const record = graph.records(uri)?.[contract];
    const text = record?.version;
    return record === undefined || text === undefined
      ? []
      : [{ text, label: text, record, index: -1 }];
  });
}

/** `schema/<id>/properties/<id>`; undefined when an id is missing on the way. */
function idPath(record: ContractRecord, index: number): string | undefined {
  const steps: string[] = [];
  for (let at = index; at >= 0; at = record.symbols[at]?.parent ?? -1) {
    const symbol = record.symbols[at];
    if (symbol?.id === undefined) return undefined;
    steps.unshift(symbol.kind === 'object' ? 'schema' : 'properties', symbol.id);
  }
  return steps.join('/');
}

/** The other contracts by their relative paths with a `#`, those of the same folder first. */
export function otherFiles(graph: ContractGraph, uri: string): ReferenceChoice[] {
  const choices: ReferenceChoice[] = [];
  for (const [file, [record]] of graph.all()) {
    if (file === uri || record?.standard !== 'odcs') continue;
    const path = relativePath(uri, file);
    // Of others, such as JSON, the standard has no references.
    if (path === undefined || !/^[^\s#]+\.ya?ml$/.test(path)) continue;
    if (graph.resolveFile(uri, path) !== file) continue;
    choices.push({ text: `${path}#`, label: `${path}#`, record, index: -1 });
  }
  const ups = ({ text }: ReferenceChoice): number => text.split('/').length;
  return choices.sort((a, b) => ups(a) - ups(b) || (a.text < b.text ? -1 : 1)).slice(0, MAX_FILES);
}

function relativePath(from: string, to: string): string | undefined {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let same = 0;
  while (same < start.length && start[same] === end[same]) same++;
  // Below the scheme and the authority nothing is shared.
  if (same < 3) return undefined;
  const steps = [...start.slice(same).map(() => '..'), ...end.slice(same)];
  try {
    return steps.map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}
