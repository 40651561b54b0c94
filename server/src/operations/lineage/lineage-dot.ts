import type { ExportedLineage } from './exported-lineage.ts';
import { groupsOf } from './groups.ts';

/** The lineage as a graph of Graphviz. */
export function lineageDot(lineage: ExportedLineage): string {
  const groups = groupsOf(lineage);
  const tables = groups.flatMap((group) => group.tables);
  const ids = new Map(tables.map(({ id }, index) => [id, `n${String(index)}`]));
  let text = 'digraph lineage {\n  rankdir=LR;\n  node [shape=box];\n';
  for (const [index, { title, tables: some }] of groups.entries()) {
    const indent = title === undefined ? '  ' : '    ';
    if (title !== undefined)
      text += `  subgraph cluster_${String(index)} {\n    label=${quoted(title)};\n`;
    for (const { id, kind } of some) {
      const shape = kind === 'source' ? ', shape=cylinder' : '';
      text += `${indent}${ids.get(id) ?? ''} [label=${quoted(id)}${shape}];\n`;
    }
    if (title !== undefined) text += '  }\n';
  }
  for (const { from, to, kind } of lineage.edges) {
    const style = kind === 'flow' ? '' : ' [style=dashed]';
    text += `  ${ids.get(from) ?? ''} -> ${ids.get(to) ?? ''}${style};\n`;
  }
  return `${text}}\n`;
}

/** Signs of entities, and what nobody sees or a log would obey. */
const ENCODED = /[&#]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/** A string that Graphviz takes as it is: without its escapes, such as `\N`, and entities, such as `&lt;`. */
function quoted(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
  const encoded = plain.replaceAll(ENCODED, (sign) => `&#${String(sign.codePointAt(0))};`);
  return `"${encoded.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
