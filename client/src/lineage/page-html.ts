import type { Direction } from './messages.ts';
import type { Texts } from './page/texts.ts';

export interface PageHtmlOptions {
  /** Made anew for each page, by a generator that nobody can foresee. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly source: string;
  readonly language: string;
  /** Addresses of the bundles. `mermaid` is loaded only when a document is shown. */
  readonly scripts: { readonly page: string; readonly layout: string; readonly mermaid: string };
  readonly texts: Texts;
  /** The page puts it into its state, so that its panel finds its file again after the window was reloaded. */
  readonly key?: string;
  /** How a page flows that has no state yet. */
  readonly direction?: Direction | undefined;
  /** It will show a document: what draws those is made ready. */
  readonly hasDocument?: boolean;
}

/**
 * The document of the lineage preview. Nothing of the network, no code but ours, no connection; the worker that lays
 * out starts from a blob. Styles are inline because mermaid writes them.
 */
export function pageHtml(options: PageHtmlOptions): string {
  const { nonce, source, language, scripts, texts, key = '', direction = 'LR' } = options;
  const csp = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${source} 'unsafe-inline'`,
    `img-src ${source} data:`,
    `font-src ${source}`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const script = (address: string): string =>
    `<script nonce="${nonce}" src="${attribute(address)}"></script>`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(texts.title)}</title>
</head>
<body data-texts="${attribute(JSON.stringify(texts))}" data-mermaid="${attribute(scripts.mermaid)}" data-key="${attribute(key)}" data-direction="${attribute(direction)}"${options.hasDocument ? ' data-document' : ''}>
${script(scripts.layout)}
${script(scripts.page)}
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

const attribute = (text: string): string => text.replace(/[&"<>]/g, (char) => entities[char] ?? '');
