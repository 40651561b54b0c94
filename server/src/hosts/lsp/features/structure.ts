import {
  FoldingRangeKind,
  type FoldingRange,
  type FoldingRangeParams,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver/node';
import { folds, type Fold } from '../../../ide/folding.ts';
import { markdownFolds } from '../../../ide/markdown/markdown-folding.ts';
import { mermaidFolds } from '../../../ide/mermaid/folding.ts';
import { selectionRangesAt } from '../../../ide/selection-ranges.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { fromLspPosition } from '../from-lsp.ts';
import { invalidParams } from '../guard.ts';
import { toLspRange } from '../to-lsp.ts';

/** Folding and growing selections: what follows from the tree alone. */
export function registerStructure(context: FeatureContext): void {
  context.connection.onFoldingRanges(
    answer<FoldingRangeParams, FoldingRange[]>(context, 'foldingRange', [], (at) =>
      foldsOf(at).map((fold) => ({
        startLine: at.document.positionAt(fold.start).line,
        endLine: at.document.positionAt(fold.end).line,
        ...(fold.kind === 'comment' && { kind: FoldingRangeKind.Comment }),
      })),
    ),
  );
  context.connection.onSelectionRanges(
    answer<SelectionRangeParams, SelectionRange[]>(context, 'selectionRange', [], (at, params) => {
      if (!Array.isArray(params.positions)) throw invalidParams('positions must be a list.');
      return params.positions.map((position) => {
        const offset = fromLspPosition(position, at.document);
        const [innermost, ...outer] = selectionRangesAt(at.ide.file, offset).map((range) =>
          toLspRange(range, at.document),
        );
        const chain = outer.reduceRight<SelectionRange | undefined>(
          (parent, range) => (parent === undefined ? { range } : { range, parent }),
          undefined,
        );
        const range = innermost ?? { start: position, end: position };
        return chain === undefined ? { range } : { range, parent: chain };
      });
    }),
  );
}

function foldsOf({ ide, markdown, mermaid }: FeatureDocument): readonly Fold[] {
  if (markdown === undefined && mermaid === undefined) return folds(ide.file);
  return [
    ...(markdown === undefined ? [] : markdownFolds(markdown.file)),
    ...(mermaid === undefined ? [] : mermaidFolds(mermaid)),
  ];
}
