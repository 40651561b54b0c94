import type { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import { tableDetails } from '../../analysis/lineage/table-details.ts';
import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import { START } from '../../model/place.ts';
import type { ViewGraph, ViewNode, ViewProduct } from './protocol.ts';
import { placeRange } from './to-lsp.ts';

/** Findings of a file. */
export interface FileHealth {
  readonly errors: number;
  readonly warnings: number;
}

export interface ViewSources {
  readonly store: LineageStore;
  readonly symbols: SymbolIndex;
  readonly health: (uri: string) => FileHealth;
}

/** The whole graph as it is shown. */
export function viewGraph({ store, symbols, health }: ViewSources): ViewGraph {
  const { lineage } = store;
  const { graph } = lineage;
  const ofFiles = new Map<string, FileHealth>();
  const healthOf = (uri: string): FileHealth => {
    let known = ofFiles.get(uri);
    if (known === undefined) ofFiles.set(uri, (known = health(uri)));
    return known;
  };
  return {
    nodes: Array.from(graph.nodes.values(), (node): ViewNode => {
      const { id, name, kind, layer, domain, system, faces } = node;
      const files = new Set(faces.flatMap((face) => (isHome(face.witness) ? face.uri : [])));
      const all = Array.from(files, healthOf);
      return {
        ...{ id, name, kind },
        ...(layer !== undefined && { layer }),
        ...(domain !== undefined && { domain }),
        ...(system !== undefined && { system }),
        ...tableDetails(node, lineage, symbols),
        errors: all.reduce((sum, one) => sum + one.errors, 0),
        warnings: all.reduce((sum, one) => sum + one.warnings, 0),
      };
    }),
    edges: graph.edges.map(({ from, to, kind, said }) => ({
      ...{ from, to, kind, said: [...new Set(said.map(({ witness }) => witness))] },
    })),
  };
}

/** Whether what is wrong with the file is wrong with the table. */
function isHome(witness: string): boolean {
  return witness === 'contract' || witness === 'dbt' || witness === 'asset';
}

/** The data products of the workspace with the tables behind their ports. */
export function viewProducts({ store, symbols }: ViewSources): readonly ViewProduct[] {
  const { lineage } = store;
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
