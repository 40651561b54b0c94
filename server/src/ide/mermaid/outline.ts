import type { Range } from '../../base/range.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import type { DocumentSymbol } from '../document-symbols.ts';
import type { MermaidDocument } from './node-places.ts';

interface Draft extends Omit<DocumentSymbol, 'children' | 'range'> {
  range: Range;
  readonly children: Draft[];
}

/** The subgraphs with their nodes, and the nodes outside of all. Each node is in the subgraph that names it, once. */
export function mermaidSymbols({ diagrams }: MermaidDocument): readonly DocumentSymbol[] {
  return diagrams.flatMap(symbolsOf);
}

function symbolsOf({ chart }: Diagram): readonly DocumentSymbol[] {
  const top: Draft[] = [];
  const frames = chart.subgraphs.map(({ id, title, start, end, whole }): Draft => ({
    ...{
      kind: 'section',
      name: named(title, id),
      detail: title === id ? '' : id,
      deprecated: false,
    },
    ...{ range: whole, selectionRange: { start, end }, children: [] },
  }));
  for (const [index, { parent }] of chart.subgraphs.entries()) {
    const frame = frames[index];
    if (frame !== undefined) (frames[parent]?.children ?? top).push(frame);
  }
  const groups = new Set(chart.subgraphs.map(({ id }) => id));
  const homes = new Map<string, number>();
  for (const { id, subgraph } of chart.mentions)
    if ((homes.get(id) ?? -1) === -1) homes.set(id, subgraph);
  const seen = new Set<string>();
  const labels = new Map(
    chart.mentions.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label.text]])),
  );
  for (const { id, subgraph, start, end } of chart.mentions) {
    if (groups.has(id) || seen.has(id) || homes.get(id) !== subgraph) continue;
    seen.add(id);
    const label = labels.get(id);
    const range = { start, end };
    (frames[subgraph]?.children ?? top).push({
      ...{
        kind: 'object',
        name: id,
        detail: label === undefined || label === id ? '' : oneLine(label),
      },
      ...{ deprecated: false, range, selectionRange: range, children: [] },
    });
  }
  return top.sort((a, b) => a.range.start - b.range.start).map(sorted);
}

function sorted(draft: Draft): DocumentSymbol {
  const children = draft.children.toSorted((a, b) => a.range.start - b.range.start);
  return { ...draft, children: children.map(sorted) };
}

function named(title: string, id: string): string {
  return oneLine(title) || oneLine(id) || 'subgraph';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
