import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver/node';
import { DOCUMENTATION } from '../../../analysis/documentation.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { hoverAt } from '../../../ide/hover.ts';
import { markdownHoverAt } from '../../../ide/markdown/markdown-hover.ts';
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
      if (named !== undefined)
        return {
          contents: { kind: MarkupKind.Markdown, value: named.markdown },
          range: placeRange(named.place),
        };
      const hover =
        at.markdown === undefined
          ? hoverAt(at.ide, offset, context.translate, pages)
          : markdownHoverAt(at.markdown, offset, context.translate);
      if (hover === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: hover.markdown },
        range: toLspRange(hover.range, at.document),
      };
    }),
  );
}
