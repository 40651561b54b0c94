import {
  MarkupKind,
  type Hover,
  type HoverParams,
  type Position,
} from 'vscode-languageserver/node';
import { DOCUMENTATION } from '../../../analysis/documentation.ts';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { hoverAt } from '../../../ide/hover.ts';
import { governedHoverAt } from '../../../ide/governance/governed-hover.ts';
import { instructionsHoverAt } from '../../../ide/instructions/instructions-hover.ts';
import type { TableGraph } from '../../../ide/lineage-counts.ts';
import { lineageHoverAt } from '../../../ide/lineage-hover.ts';
import { markdownHoverAt } from '../../../ide/markdown/markdown-hover.ts';
import { nodeHover } from '../../../ide/mermaid/node-hover.ts';
import { mayBeReference } from '../../../ide/may-be-reference.ts';
import { namingHoverAt } from '../../../ide/governance/naming-hover.ts';
import { referenceHoverAt } from '../../../ide/reference-hover.ts';
import { visitsOf } from '../../../lint/workspace-lint.ts';
import type { CountedLineage } from '../counted-lineage.ts';
import { answer, type FeatureContext, type FeatureDocument } from '../feature-context.ts';
import { checkPosition, fromLspPosition } from '../from-lsp.ts';
import { goOn } from '../guard.ts';
import { instructionsDocument } from '../instructions-document.ts';
import { sqlName } from '../sql-name.ts';
import { placeRange, toLspRange } from '../to-lsp.ts';

/** What is known of tables as long as nobody has put them together. */
const NOTHING: TableGraph = { graph: { nodes: new Map(), edges: [] }, object: () => undefined };

export function registerHover(
  context: FeatureContext,
  symbols: SymbolIndex,
  lineage: CountedLineage,
): void {
  const hover = (params: HoverParams, tables: () => TableGraph): Hover | null =>
    answer<HoverParams, Hover | null>(context, 'hover', null, (at, { position }) =>
      hoverOf(context, symbols, at, position, tables),
    )(params);
  context.connection.onHover((params, token) =>
    context.guard.runAsync('hover', null, async () => {
      const about = { tables: false };
      const found = hover(params, () => {
        about.tables = true;
        return NOTHING;
      });
      // Most hovers are about something else: they do not wait for the lineage.
      if (!about.tables) return found;
      const current = await lineage.current();
      goOn(token);
      return hover(params, () => current);
    }),
  );
}

const PAGES = { base: `${DOCUMENTATION}/fields` };

function hoverOf(
  context: FeatureContext,
  symbols: SymbolIndex,
  at: FeatureDocument,
  asked: Position,
  tables: () => TableGraph,
): Hover | null {
  const offset = fromLspPosition(asked, at.document);
  const position = checkPosition(asked);
  const instructions = instructionsDocument(symbols, at.uri);
  if (instructions !== undefined) {
    const found = instructionsHoverAt(instructions, offset, context.translate);
    if (found === undefined) return null;
    const contents = { kind: MarkupKind.Markdown, value: found.markdown };
    return { contents, range: toLspRange(found.range, at.document) };
  }
  const node =
    at.mermaid && nodeHover(symbols, at.uri, at.mermaid, offset, tables, context.translate);
  if (node !== undefined) {
    const contents = { kind: MarkupKind.Markdown, value: node.markdown };
    return { contents, range: toLspRange(node.range, at.document) };
  }
  const named = mayBeReference(at.ide, offset)
    ? referenceHoverAt(symbols, at.uri, position, context.translate, () =>
        sqlName(context, at, position),
      )
    : undefined;
  if (at.markdown !== undefined) {
    const explained = markdownHoverAt(at.markdown, offset, context.translate);
    if (explained === undefined) return null;
    const contents = { kind: MarkupKind.Markdown, value: explained.markdown };
    return { contents, range: toLspRange(explained.range, at.document) };
  }
  const hover = named === undefined ? hoverAt(at.ide, offset, context.translate, PAGES) : undefined;
  const naming = namingAt(context, symbols, at.uri, position);
  const governed = governedHoverAt(symbols, at.uri, position, context.translate);
  const counts = lineageHoverAt(symbols, tables, at.uri, position, context.translate);
  const parts = [
    named?.markdown ?? hover?.markdown,
    ...[counts?.markdown, naming?.markdown, governed?.markdown],
  ];
  const value = parts.filter((part) => part !== undefined).join('\n\n---\n\n');
  if (value === '') return null;
  const place = named?.place ?? governed?.place ?? naming?.place ?? counts?.place;
  const range = place === undefined ? hover?.range : undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    ...(place && { range: placeRange(place) }),
    ...(range && { range: toLspRange(range, at.document) }),
  };
}

function namingAt(
  { host, translate }: FeatureContext,
  symbols: SymbolIndex,
  uri: string,
  position: Position,
): ReturnType<typeof namingHoverAt> {
  // Who has no policies need not have read what was edited.
  if (symbols.governed.policies.size === 0) return undefined;
  const file = symbols.recorded(uri);
  const visits = file === undefined ? [] : visitsOf(file, symbols);
  return namingHoverAt(visits, position, host.snapshot().engine.today, translate);
}
