import { MarkupKind, type Hover, type HoverParams, type Range } from 'vscode-languageserver/node';
import { DOCUMENTATION } from '../../../analysis/documentation.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { hoverAt } from '../../../ide/hover.ts';
import { governedHoverAt } from '../../../ide/governance/governed-hover.ts';
import { mayBeReference } from '../../../ide/may-be-reference.ts';
import { referenceHoverAt } from '../../../ide/reference-hover.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { checkPosition, fromLspPosition } from '../from-lsp.ts';
import { sqlName } from '../sql-name.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';

export function registerHover(context: FeatureContext, symbols: SymbolIndex): void {
  const pages = { base: `${DOCUMENTATION}/fields` };
  context.connection.onHover(
    answer<HoverParams, Hover | null>(context, 'hover', null, (at, params) => {
      const offset = fromLspPosition(params.position, at.document);
      const position = checkPosition(params.position);
      const named = mayBeReference(at.ide, offset)
        ? referenceHoverAt(symbols, at.uri, position, context.translate, () =>
            sqlName(context, at, position),
          )
        : undefined;
      if (named !== undefined) return hoverOf([named.markdown], placeRange(named.place));
      const hover = hoverAt(at.ide, offset, context.translate, pages);
      const governed = governedHoverAt(symbols, at.uri, position, context.translate);
      const parts = [hover?.markdown, governed?.markdown].filter((part) => part !== undefined);
      if (governed !== undefined) return hoverOf(parts, placeRange(governed.place));
      return hover === undefined ? null : hoverOf(parts, toLspRange(hover.range, at.document));
    }),
  );
}

function hoverOf(parts: readonly string[], range: Range): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }, range };
}
