import { tableDetails } from '../../analysis/lineage/table-details.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { Steps } from '../../base/steps.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { START } from '../../model/place.ts';
import type { ViewEdge, ViewGraph, ViewNode, ViewProduct } from './protocol.ts';
import { placeRange } from './to-lsp.ts';

/** Findings of a file. */
export interface FileHealth {
  readonly errors: number;
  readonly warnings: number;
}

export interface ViewSources {
  readonly symbols: SymbolIndex;
  readonly health: (uri: string) => FileHealth;
}

/** The whole graph as it is shown. */
export function* viewGraph(lineage: Lineage, { symbols, health }: ViewSources): Steps<ViewGraph> {
  const { graph } = lineage;
  const ofFiles = new Map<string, FileHealth>();
  const healthOf = (uri: string): FileHealth => {
    let known = ofFiles.get(uri);
    if (known === undefined) ofFiles.set(uri, (known = health(uri)));
    return known;
  };
  const nodes: ViewNode[] = [];
  for (const node of graph.nodes.values()) {
    const { id, name, kind, layer, domain, system, faces } = node;
    const files = new Set(faces.flatMap((face) => (isHome(face.witness) ? face.uri : [])));
    const all = Array.from(files, healthOf);
    nodes.push({
      ...{ id, name, kind },
      ...(layer !== undefined && { layer }),
      ...(domain !== undefined && { domain }),
      ...(system !== undefined && { system }),
      ...tableDetails(node, lineage, symbols),
      errors: all.reduce((sum, one) => sum + one.errors, 0),
      warnings: all.reduce((sum, one) => sum + one.warnings, 0),
    });
    yield;
  }
  const edges: ViewEdge[] = [];
  for (const { from, to, kind, said } of graph.edges) {
    edges.push({ from, to, kind, said: [...new Set(said.map(({ witness }) => witness))] });
    yield;
  }
  return { nodes, edges };
}

/** Whether two graphs show the same. */
export function* isSameView(one: ViewGraph, other: ViewGraph): Steps<boolean> {
  for (const part of ['nodes', 'edges'] as const) {
    const [some, others]: readonly (readonly object[])[] = [one[part], other[part]];
    if (some?.length !== others?.length) return false;
    for (const [index, item] of (some ?? []).entries()) {
      if (JSON.stringify(item) !== JSON.stringify(others?.[index])) return false;
      yield;
    }
  }
  return true;
}

/** Whether what is wrong with the file is wrong with the table. */
function isHome(witness: string): boolean {
  return witness === 'contract' || witness === 'dbt' || witness === 'asset';
}

/** The data products of the workspace with the tables behind their ports. */
export function viewProducts(lineage: Lineage, { symbols }: ViewSources): readonly ViewProduct[] {
  const found: ViewProduct[] = [];
  for (const [uri, records] of symbols.all())
    for (const { standard, name, namePlace, id, references, governed, firstLine } of records) {
      if (standard === 'odcs') continue;
      const tables = (isWanted: (role: string) => boolean): readonly string[] => {
        const contracts = references.flatMap(({ role, segments: [first] }) =>
          role !== undefined && first !== undefined && isWanted(role) ? [first.text] : [],
        );
        return [...new Set(contracts.flatMap((one) => lineage.promisedBy(one)))];
      };
      const domain = governed?.domain?.text;
      found.push({
        name: name ?? id ?? '',
        ...(domain !== undefined && { domain }),
        place: { uri, range: placeRange(namePlace ?? { ...START, line: firstLine }) },
        inputs: tables((role) => role !== 'output'),
        outputs: tables((role) => role === 'output'),
      });
    }
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
