import { ColumnLineages } from '../../../server/src/analysis/lineage/column-lineage.ts';
import { LineageStore } from '../../../server/src/analysis/lineage/lineage-store.ts';
import { promisedByName } from '../../../server/src/analysis/promised-by-name.ts';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import type { LineageGraph, LineageNode } from '../../../server/src/model/lineage/lineage-graph.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { sqlReader } from '../lint/sql-wasm.ts';

export const ROOT = 'file:///w/';
const spec = new SpecIndex(odcs);

/** A workspace in memory with its lineage. Paths count from its folder. */
export class LineageWorkspace {
  readonly index = new SymbolIndex(spec, {
    resolveFile: (from, path) => {
      const uri = new URL(path, from).href;
      return uri.startsWith(ROOT) ? uri : undefined;
    },
    sql: sqlReader,
  });
  readonly store = new LineageStore(this.index);

  constructor(files: Iterable<readonly [path: string, text: string]> = []) {
    for (const [path, text] of files) this.set(path, text);
  }

  set(path: string, text: string): void {
    const uri = `${ROOT}${path}`;
    this.index.put(new SourceFile(uri, text, { assumed: promisedByName(uri) }));
  }

  remove(path: string): void {
    this.index.remove(`${ROOT}${path}`);
  }

  get graph(): LineageGraph {
    return this.store.lineage.graph;
  }

  /** `name kind`, with system and domain where they are known. */
  tables(): readonly string[] {
    return Array.from(this.graph.nodes.values(), ({ name, kind, system, domain }) =>
      [name, kind, system, domain].filter((one) => one !== undefined).join(' '),
    );
  }

  /** `from -> to: who says so`; references with two dots. */
  edges(): readonly string[] {
    const { nodes, edges } = this.graph;
    return edges.map(({ from, to, kind, said }) => {
      const arrow = kind === 'flow' ? '->' : '..>';
      const witnesses = [...new Set(said.map(({ witness }) => witness))].join(' ');
      return `${nodes.get(from)?.name ?? ''} ${arrow} ${nodes.get(to)?.name ?? ''}: ${witnesses}`;
    });
  }

  node(name: string): LineageNode {
    const [node, other] = [...this.graph.nodes.values()].filter((one) => one.name === name);
    if (node === undefined || other !== undefined) throw new Error(`There is not one ${name}.`);
    return node;
  }

  /** `column <- table.column, ...` */
  columns(name: string): readonly string[] {
    const { nodes } = this.graph;
    const columns = new ColumnLineages(this.store.lineage, this.index).of(this.node(name).id);
    return columns.map(({ column, from }) => {
      const origins = from.map((one) => `${nodes.get(one.node)?.name ?? ''}.${one.column}`);
      return `${column} <- ${origins.join(', ')}`.trimEnd();
    });
  }
}
