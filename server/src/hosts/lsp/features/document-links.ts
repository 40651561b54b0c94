import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver/node';
import { Utils, URI } from 'vscode-uri';
import type { SymbolIndex } from '../../../analysis/symbol-index.ts';
import { documentLinks, type LinkTarget } from '../../../ide/document-links.ts';
import { instructionsLinks } from '../../../ide/instructions/instructions-navigation.ts';
import { instructionsDocument } from '../instructions-document.ts';
import { answer, type FeatureContext } from '../feature-context.ts';
import { isInside } from '../settings-store.ts';
import { toLspRange } from '../to-lsp.ts';

/** Links of a contract. A path that leads out of the workspace folders is no link. */
export function registerDocumentLinks(
  context: FeatureContext,
  symbols: SymbolIndex,
  folders: () => readonly string[],
): void {
  context.connection.onDocumentLinks(
    answer<DocumentLinkParams, DocumentLink[]>(context, 'documentLink', [], (at) => {
      const instructions = instructionsDocument(symbols, at.uri);
      if (instructions !== undefined)
        return instructionsLinks(instructions).map(({ range, uri }) => ({
          range: toLspRange(range, at.document),
          target: uri,
        }));
      return documentLinks(at.ide).flatMap((link) => {
        const target = targetUri(link.target, at.uri, folders());
        return target === undefined ? [] : [{ range: toLspRange(link.range, at.document), target }];
      });
    }),
  );
}

function targetUri(
  target: LinkTarget,
  from: string,
  folders: readonly string[],
): string | undefined {
  if (target.kind === 'url') return target.url;
  const uri = Utils.joinPath(Utils.dirname(URI.parse(from)), target.path).toString();
  return folders.some((folder) => isInside(uri, folder)) ? uri : undefined;
}
