/** What the page of the preview is made of. Addresses are those that the webview can load. */
export interface PageParts {
  /** Who may deliver styles, pictures and fonts: the extension's own files. */
  readonly cspSource: string;
  /** Fresh for each page, and not to be guessed. */
  readonly nonce: string;
  readonly script: string;
  readonly language: string;
  readonly title: string;
  /** For the page's script: what it is told before the first message. */
  readonly data: Readonly<Record<string, string>>;
}

/** Nothing is loaded but what the extension ships, no address is asked, nothing runs without the nonce. */
export function contentSecurityPolicy({
  cspSource,
  nonce,
}: Pick<PageParts, 'cspSource' | 'nonce'>): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    'worker-src blob:',
    `style-src ${cspSource} 'unsafe-inline'`,
    `img-src ${cspSource} data:`,
    `font-src ${cspSource}`,
  ].join('; ');
}

/** The page before anything is shown: the same for everybody. What is shown comes by messages. */
export function pageHtml(parts: PageParts): string {
  const { language, title, nonce, script, data } = parts;
  const attributes = Object.entries(data).map(
    ([name, value]) => ` data-${name}="${escapeHtml(value)}"`,
  );
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentSecurityPolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
</head>
<body>
<div id="lineage"${attributes.join('')}></div>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
