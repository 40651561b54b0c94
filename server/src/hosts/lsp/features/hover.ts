import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver/node';
import { DOCUMENTATION } from '../../../analysis/documentation.ts';
import { hoverAt } from '../../../ide/hover.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { fromLspPosition } from '../from-lsp.ts';
import { toLspRange } from '../to-lsp.ts';

export function registerHover(context: FeatureContext): void {
  const pages = { base: `${DOCUMENTATION}/fields` };
  context.connection.onHover(
    answer<HoverParams, Hover | null>(context, 'hover', null, (at, params) => {
      const offset = fromLspPosition(params.position, at.document);
      const hover = hoverAt(at.ide, offset, context.translate, pages);
      if (hover === undefined) return null;
      return {
        contents: { kind: MarkupKind.Markdown, value: hover.markdown },
        range: toLspRange(hover.range, at.document),
      };
    }),
  );
}
