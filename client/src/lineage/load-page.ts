import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Direction } from './messages.ts';
import { pageHtml, type PageHtmlOptions } from './page-html.ts';
import { pageTexts } from './page-texts.ts';

/** Under which it is kept which way people like pictures to flow. */
const DIRECTION = 'lineage.direction';

export interface PageContext {
  readonly extensionUri: vscode.Uri;
  /** What a person likes, in all windows. */
  readonly taste: vscode.Memento;
}

/** Puts the page of the preview into a webview that may load our bundles and nothing else. */
export function loadPage(
  webview: vscode.Webview,
  { extensionUri, taste }: PageContext,
  about: Pick<PageHtmlOptions, 'key' | 'hasDocument'>,
): void {
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  const address = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  webview.options = { enableScripts: true, enableCommandUris: false, localResourceRoots: [dist] };
  webview.html = pageHtml({
    nonce: randomBytes(24).toString('base64'),
    source: webview.cspSource,
    language: vscode.env.language,
    scripts: {
      page: address('lineage.js'),
      layout: address('lineage-layout.js'),
      mermaid: address('lineage-mermaid.js'),
    },
    texts: pageTexts(),
    direction: taste.get<Direction>(DIRECTION),
    ...about,
  });
}

export function keepDirection(taste: vscode.Memento, direction: Direction): Thenable<void> {
  return taste.update(DIRECTION, direction);
}
