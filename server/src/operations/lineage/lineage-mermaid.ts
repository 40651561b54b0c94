import type { ExportedLineage, ExportedTable } from './exported-lineage.ts';
import { groupsOf } from './groups.ts';

/** Brackets of the shapes: a drum for what a system delivers, double bars for what is promised. */
const SHAPES: Readonly<Record<ExportedTable['kind'], readonly [string, string]>> = {
  source: ['[(', ')]'],
  model: ['[', ']'],
  object: ['[[', ']]'],
  exposure: ['([', '])'],
  unknown: ['>', ']'],
};

/** Mermaid draws no more edges unless its page is configured to: GitHub's is not. */
export const MAX_EDGES = 500;

/**
 * The lineage as a flowchart of Mermaid. Ids are numbers and labels hold nothing that Mermaid reads, so that no name
 * becomes syntax, a directive or HTML.
 */
export function lineageMermaid(lineage: ExportedLineage): string {
  const groups = groupsOf(lineage);
  const tables = groups.flatMap((group) => group.tables);
  const ids = new Map(tables.map(({ id }, index) => [id, `n${String(index)}`]));
  const node = (table: ExportedTable, indent: string): string => {
    const isPromised = table.kind === 'model' && table.contracts !== undefined;
    const [open, close] = SHAPES[isPromised ? 'object' : table.kind];
    return `${indent}${ids.get(table.id) ?? ''}${open}"${mermaidLabel(table.id)}"${close}\n`;
  };
  let text = 'flowchart LR\n';
  for (const [index, { title, tables: some }] of groups.entries()) {
    if (title === undefined) text += some.map((table) => node(table, '  ')).join('');
    else {
      text += `  subgraph g${String(index)}["${mermaidLabel(title)}"]\n`;
      text += `${some.map((table) => node(table, '    ')).join('')}  end\n`;
    }
  }
  for (const { from, to, kind } of lineage.edges) {
    const arrow = kind === 'flow' ? '-->' : '-.->';
    text += `  ${ids.get(from) ?? ''} ${arrow} ${ids.get(to) ?? ''}\n`;
  }
  return text;
}

const PLAIN = /[^\p{L}\p{M}\p{N} _.,()/-]/gu;
/** Signs of a label. */
export const MAX_LABEL = 200;

/** Everything but letters, digits and harmless signs as the number of the character. */
function mermaidLabel(text: string): string {
  const short = text.replaceAll(/\s+/g, ' ').trim().slice(0, MAX_LABEL);
  const label = short.replaceAll(PLAIN, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    // Control characters and halves of pairs are no text.
    const isText = code >= 32 && (code < 127 || code > 159) && (code < 0xd800 || code > 0xdfff);
    return isText ? `#${String(code)};` : '';
  });
  return label === '' ? '-' : label;
}
