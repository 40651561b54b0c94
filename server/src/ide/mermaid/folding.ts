import type { Statement } from '../../syntax/mermaid/flowchart.ts';
import type { Diagram } from '../../syntax/mermaid/diagrams.ts';
import { addRegion, type Fold } from '../folding.ts';
import type { MermaidDocument } from './node-places.ts';

/** Subgraphs, front matter, and runs of comments. */
export function mermaidFolds({ text, diagrams }: MermaidDocument): readonly Fold[] {
  const folds: Fold[] = [];
  for (const { chart } of diagrams) {
    for (const { whole } of chart.subgraphs) addRegion(text, whole, folds);
    for (const one of chart.statements)
      if (one.kind === 'front-matter' || one.kind === 'directive') addRegion(text, one, folds);
    addComments(text, chart.statements, folds);
  }
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

function addComments(
  text: string,
  statements: Diagram['chart']['statements'],
  folds: Fold[],
): void {
  let first: Statement | undefined;
  for (const [index, one] of statements.entries()) {
    if (one.kind !== 'comment') continue;
    first ??= one;
    const next = statements[index + 1];
    const gap = text.slice(one.end, next?.start ?? one.end);
    if (next?.kind === 'comment' && /^[ \t]*\r?\n?[ \t]*$/.test(gap)) continue;
    if (first !== one) folds.push({ start: first.start, end: one.end, kind: 'comment' });
    first = undefined;
  }
}
