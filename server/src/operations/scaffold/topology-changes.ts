import { readGoverned } from '../../analysis/read-governed.ts';
import { SourceFile } from '../../analysis/source-file.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { LineIndex } from '../../base/line-index.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { contentHash } from '../../base/content-hash.ts';
import { changeTopology } from '../../lint/fixes/topology/change-topology.ts';
import { together, type TopologyChange } from '../../lint/fixes/topology/topology-change.ts';
import { judgedTopology } from '../../lint/lineage/judge-topology.ts';
import type { JudgedTopology } from '../../lint/lineage/judged-topology.ts';
import { KnownTables } from '../../lint/lineage/known-tables.ts';
import { changeOfLacking, withTables } from '../../lint/lineage/meant-topology.ts';
import { changesForMissing } from '../../lint/lineage/missing-tables.ts';
import { scopeOf, tablesInScope, type ScopedTable } from '../../lint/lineage/topology-scope.ts';
import type { TopologyFile } from '../../model/governed-file.ts';
import type { FileSource } from '../../analysis/ports.ts';
import type { FailedFile } from '../failed-file.ts';
import type { ProposedFileChange } from '../proposed-change.ts';

/** More tables than these nobody wants in a picture at once. */
const MAX_ADDED = 200;

export interface TopologyChanges {
  readonly files: readonly ProposedFileChange[];
  readonly kept: readonly FailedFile[];
  /** Path -> the text that the file has now, of files that change. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Puts tables that were made into the topologies that show all tables of their domain or of the mesh, with the edges
 * that they have. `made`: path -> text of the files of dbt as they will be, which the index is told of. `names`: the
 * tables.
 */
export async function topologyChanges(
  index: SymbolIndex,
  files: FileSource,
  made: ReadonlyMap<string, string>,
  names: ReadonlySet<string>,
): Promise<TopologyChanges> {
  const topologies = [...index.governed.files()].flatMap(([uri, file]) =>
    file.kind === 'topology' && scopeOf(uri) !== undefined ? [{ uri, file }] : [],
  );
  const changes: ProposedFileChange[] = [];
  const kept: FailedFile[] = [];
  const texts = new Map<string, string>();
  if (topologies.length === 0) return { files: changes, kept, texts };
  for (const [path, text] of made) {
    const source = new SourceFile(path, text, { assumed: false });
    const lines = new LineIndex(text);
    // Which tables it reads its templates tell.
    index.governed.put(path, readGoverned(source, files.absolute(path), [], lines, undefined));
  }
  for (const { uri, file } of topologies) {
    const change = changeOf(uri, file, index, names);
    const count = change.addNodes?.length ?? 0;
    if (count > MAX_ADDED) {
      const reason = `${String(count)} tables are too many to be put into one picture at once.`;
      kept.push({ path: uri, reason });
      continue;
    }
    const read = await files.lookUp(uri, true);
    if (read?.kind !== 'text') continue;
    const edits = changeTopology(read.text, change);
    if (edits.length === 0) continue;
    texts.set(uri, read.text);
    changes.push(proposal(uri, read.text, edits, change));
  }
  return { files: changes, kept, texts };
}

function proposal(
  path: string,
  text: string,
  edits: readonly TextEdit[],
  { addNodes = [], addEdges = [] }: TopologyChange,
): ProposedFileChange {
  const nodes = addNodes.map(({ name }) => name);
  const what =
    nodes.length === 0
      ? `It shows ${count(addEdges.length, 'edge')} more.`
      : `It shows ${nodes.slice(0, 5).join(', ')}${nodes.length > 5 ? ' and others' : ''} with what flows between them.`;
  return { path, basedOn: contentHash(text), edits, reasons: [{ message: what }] };
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

function changeOf(
  uri: string,
  file: TopologyFile,
  index: SymbolIndex,
  names: ReadonlySet<string>,
): TopologyChange {
  if (file.header === undefined || file.mistakes.length > 0) return {};
  const visit = { kind: 'workspace', uri, records: [], workspace: index } as const;
  const judge = (topology: TopologyFile): JudgedTopology | undefined =>
    judgedTopology({ ...visit, governed: topology });
  const wanted = wantedTables(uri, index, names);
  const judged = judge(file);
  if (judged === undefined) {
    // A picture that shows nothing yet.
    const edges = judge(withTables(file, wanted))?.lacking ?? [];
    const addNodes = wanted.map(({ table }) => ({ name: table.key }));
    return together([{ addNodes }, ...edges.map(changeOfLacking)]);
  }
  const shown = new Set(
    judged.nodes.flatMap(({ name, tables }) => [name.text, ...tables.map(({ key }) => key)]),
  );
  const missing = wanted.filter(({ table }) => !shown.has(table.key));
  const completed = judge(withTables(file, missing)) ?? judged;
  const nodes = changesForMissing({ ...judged, missing, completed: () => completed });
  const edges = judged.lacking.filter(
    ({ from, to }) => names.has(from.name.text) || names.has(to.name.text),
  );
  return together([...nodes.values(), ...edges.map(changeOfLacking)]);
}

/**
 * The tables that were made and that a topology should show: those of its scope, what these are made of, and in the
 * picture of a domain the models that read what the domain delivers.
 */
function wantedTables(
  uri: string,
  index: SymbolIndex,
  names: ReadonlySet<string>,
): readonly ScopedTable[] {
  const scope = scopeOf(uri);
  if (scope === undefined) return [];
  const known = new KnownTables(uri, index);
  const inScope = tablesInScope(scope, index, known).filter(({ table }) => names.has(table.key));
  const found = new Map(inScope.map((one) => [one.table.key, one]));
  const add = (key: string): void => {
    const table = names.has(key) && !found.has(key) ? known.named(key) : undefined;
    if (table !== undefined) found.set(key, { table, isModel: table.contracts.length === 0 });
  };
  const own = new Set(found.keys());
  for (const name of names) {
    const table = known.named(name);
    if (table?.contracts.length === 0 && known.readsOf(name).some(({ key }) => own.has(key)))
      add(name);
  }
  for (const name of own) for (const { key } of known.readsOf(name)) add(key);
  return [...found.values()];
}
