import type { Range } from '../../base/range.ts';
import { topologyIn } from '../../model/governed-file.ts';
import type { Lineage } from '../../model/lineage/build-lineage.ts';
import { flowchartName } from '../../model/lineage/file-facts.ts';
import { tableNames } from '../../model/read-topology.ts';
import type { FlowchartProblem } from '../../syntax/mermaid/flowchart.ts';
import { readDiagrams } from '../../syntax/mermaid/diagrams.ts';
import type { SymbolIndex } from '../symbol-index.ts';

/** A place that names a node, and the table that the node stands for. */
export interface ShownTable extends Range {
  readonly mermaidId: string;
  readonly node: string | undefined;
  /** Where its label stands. */
  readonly label: Range | undefined;
}

export interface ShownTables {
  /** In source order. */
  readonly all: readonly ShownTable[];
  /** What Mermaid stops at. */
  readonly problem: FlowchartProblem | undefined;
}

/** The tables that the flowcharts of a file show; undefined where it has none. */
export function shownTables(
  uri: string,
  text: string,
  lineage: Lineage,
  index: SymbolIndex,
): ShownTables | undefined {
  const diagrams = readDiagrams(text, uri);
  if (diagrams.length === 0) return undefined;
  const topology = topologyIn(index.governed.file(uri));
  const within = new Map(topology?.nodes.map((node) => [node.name.text, node.within]));
  const known = new Map<string, string | undefined>();
  const nodeOf = (name: string): string | undefined => {
    if (!known.has(name))
      known.set(name, lineage.find(uri, flowchartName(uri, name, within.get(name))));
    return known.get(name);
  };
  return {
    all: diagrams.flatMap(({ chart }) => {
      const names = tableNames(chart);
      return chart.mentions.flatMap(({ id, start, end, label }): readonly ShownTable[] => {
        const name = names.get(id);
        return name === undefined ? [] : [{ mermaidId: id, node: nodeOf(name), start, end, label }];
      });
    }),
    problem: diagrams.flatMap(({ chart }) => chart.problems)[0],
  };
}
