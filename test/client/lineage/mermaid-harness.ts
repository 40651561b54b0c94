import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { pageBundleOptions } from '../../../scripts/bundles.mjs';
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

export interface MermaidPage extends Harness {
  /** Calls a function of fixtures/mermaid-page.ts. */
  ask<T>(name: string, ...values: readonly unknown[]): Promise<T>;
  /** Waits for an expression of the page; waitForFunction needs `eval`, which the policy forbids. */
  until(expression: string): Promise<void>;
}

/** The document mode by itself, with a stand-in for the rest of the page. */
export async function openMermaidPage(): Promise<MermaidPage> {
  const harness = await openHarness({
    page: 'test/client/lineage/fixtures/mermaid-page.ts',
    'lazy-mermaid': 'client/src/lineage/page/mermaid/engine/main.ts',
  });
  const ask = <T>(name: string, ...values: readonly unknown[]): Promise<T> =>
    harness.page.evaluate<T>(`harness.${name}(...${JSON.stringify(values)})`);
  const until = async (expression: string): Promise<void> => {
    for (let tries = 0; tries < 1000; tries += 1) {
      if (await harness.page.evaluate<boolean>(`Boolean(${expression})`)) return;
      await harness.page.waitForTimeout(20);
    }
    throw new Error(`Waited in vain for ${expression}`);
  };
  return { ...harness, ask, until };
}

const built = new Map<string, string>();

async function bundled(
  entries: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for (const [name, entry] of Object.entries(entries)) {
    const known = built.get(entry);
    if (known !== undefined) {
      scripts.set(`${name}.js`, known);
      continue;
    }
    // As it is shipped, but not minified, so that a failure can be read.
    const options = pageBundleOptions('lineage-mermaid', `${name}.js`, { production: false });
    const { outputFiles } = await build({
      ...options,
      entryPoints: [entry],
      sourcemap: false,
      write: false,
    });
    built.set(entry, outputFiles[0]!.text);
    scripts.set(`${name}.js`, outputFiles[0]!.text);
  }
  return scripts;
}

function html(names: readonly string[], body: string): string {
  const scripts = names
    .filter((name) => !name.startsWith('lazy-'))
    .map((name) => `<script nonce="${NONCE}" src="${ORIGIN}/${name}.js"></script>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Lineage</title>
<style>html,body{margin:0;height:100%;font:14px sans-serif}</style></head>
<body data-mermaid="${ORIGIN}/lazy-mermaid.js" data-nonce="${NONCE}">${body}${scripts.join('')}</body></html>`;
}
