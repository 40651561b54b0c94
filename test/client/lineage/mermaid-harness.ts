import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { onlyFlowcharts } from '../../../scripts/mermaid-flowcharts.mjs';
import {
  CHROMIUM_FLAGS,
  CHROMIUM_HINT,
  findChromium,
} from '../../../scripts/vscode-host/chromium.ts';

export const chromiumPath = findChromium();
if (chromiumPath === undefined)
  console.log(`Left out, as there is no Chromium: the diagrams of the preview (${CHROMIUM_HINT}).`);

const ORIGIN = 'https://page.test';
const NONCE = 'dGVzdHM';

/** That of the webview: nothing but our scripts, styles, and images that are data. */
const CSP = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}'`,
  `style-src ${ORIGIN} 'unsafe-inline'`,
  `img-src ${ORIGIN} data:`,
].join('; ');

export interface Harness {
  readonly page: Page;
  /** What was asked of the network, but the page itself and its scripts. */
  readonly requests: readonly string[];
  /** What the browser refused, or failed to do. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A page as the webview makes it, with these scripts; each is an entry for esbuild. */
export async function openHarness(
  entries: Readonly<Record<string, string>>,
  body = '',
): Promise<Harness> {
  const scripts = await bundled(entries);
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: CHROMIUM_FLAGS,
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const requests: string[] = [];
  const complaints: string[] = [];
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    const name = url.slice(ORIGIN.length + 1);
    if (url === `${ORIGIN}/`)
      return route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': CSP },
        body: html(Object.keys(entries), body),
      });
    const script = url.startsWith(ORIGIN) ? scripts.get(name) : undefined;
    if (script !== undefined)
      return route.fulfill({ contentType: 'text/javascript', body: script });
    requests.push(url);
    return route.abort();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${ORIGIN}/`);
  return { page, requests, complaints, close: () => browser.close() };
}

async function bundled(
  entries: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'lineage-page-'));
  try {
    await build({
      entryPoints: { ...entries },
      outdir: folder,
      bundle: true,
      platform: 'browser',
      target: 'chrome130',
      format: 'iife',
      loader: { '.css': 'text' },
      plugins: [onlyFlowcharts],
    });
    return new Map(
      Object.keys(entries).map((name) => [
        `${name}.js`,
        readFileSync(join(folder, `${name}.js`), 'utf8'),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function html(names: readonly string[], body: string): string {
  const scripts = names
    .filter((name) => !name.startsWith('lazy-'))
    .map((name) => `<script nonce="${NONCE}" src="${ORIGIN}/${name}.js"></script>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lineage</title></head>
<body data-mermaid="${ORIGIN}/lazy-mermaid.js" data-nonce="${NONCE}">${body}${scripts.join('')}</body></html>`;
}
