import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml, type PageHtmlOptions } from './page-html.ts';
import { pageTexts } from './page-texts.ts';

/** Puts the page of the preview into a webview that may load our bundles and nothing else. */
export function loadPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  about: Omit<PageHtmlOptions, 'nonce' | 'source' | 'language' | 'scripts' | 'texts'>,
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
    ...about,
  });
}
