import { build } from 'esbuild';
import { expect } from 'vitest';
import { chromium, type Browser, type Page } from 'playwright-core';
import { pageBundleOptions, type PageBundleName } from '../../../scripts/bundles.mjs';
import {
  CHROMIUM_FLAGS,
  CHROMIUM_HINT,
  findChromium,
} from '../../../scripts/vscode-host/chromium.ts';
import type { Direction, FromPage, ToPage } from '../../../client/src/lineage/messages.ts';
import { pageHtml } from '../../../client/src/lineage/page-html.ts';
import { englishTexts } from '../../../client/src/lineage/page/texts.ts';
import { bodyClasses, rootStyle, type Theme } from './themes.ts';

const ORIGIN = 'https://lineage.test';
const NONCE = 'c2VjcmV0LW9mLXRoaXMtcGFnZQ';

export interface Opening {
  /** How the last picture was made to flow. */
  readonly direction?: Direction;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** A screen for fingers. */
  readonly touch?: boolean;
  /** What the page saved when it was open before. */
  readonly saved?: unknown;
  readonly hasDocument?: boolean;
}

/** The path of a browser; undefined, and a line that says so, where there is none. */
export const executablePath = findChromium();
if (executablePath === undefined)
  console.log(
    `Left out, as there is no Chromium: the page of the lineage preview. ${CHROMIUM_HINT}.`,
  );

/** The page as a webview shows it: the document of the extension with its policy, the bundles that ship. */
export class Harness {
  readonly #browser: Browser;
  readonly #scripts: ReadonlyMap<string, string>;

  private constructor(browser: Browser, scripts: ReadonlyMap<string, string>) {
    this.#browser = browser;
    this.#scripts = scripts;
  }

  /** `documents`: with what draws topology files. */
  static async start({ documents = false } = {}): Promise<Harness> {
    const bundle = async (name: PageBundleName) => {
      const options = pageBundleOptions(name, `/${name}.js`, { production: true });
      const { outputFiles } = await build({ ...options, write: false });
      return [`/${name}.js`, outputFiles[0]!.text] as const;
    };
    const scripts = new Map([await bundle('lineage-layout'), await bundle('lineage')]);
    if (documents) scripts.set(...(await bundle('lineage-mermaid')));
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: CHROMIUM_FLAGS,
    });
    return new Harness(browser, scripts);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }

  async open({
    direction,
    theme = 'dark',
    width = 1000,
    height = 700,
    touch = false,
    saved,
    hasDocument = false,
  }: Opening = {}): Promise<Preview> {
    const page = await this.#browser.newPage({
      viewport: { width, height },
      hasTouch: touch,
    });
    const document = pageHtml({
      direction,
      nonce: NONCE,
      source: ORIGIN,
      language: 'en',
      scripts: {
        page: `${ORIGIN}/lineage.js`,
        layout: `${ORIGIN}/lineage-layout.js`,
        mermaid: `${ORIGIN}/lineage-mermaid.js`,
      },
      texts: englishTexts,
      hasDocument,
    })
      .replace('<html ', `<html style="${rootStyle(theme)}" `)
      .replace('<body ', `<body class="${bodyClasses(theme)}" `);
    const preview = new Preview(page);
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      const script = this.#scripts.get(pathname);
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: document });
      if (script !== undefined)
        return route.fulfill({ contentType: 'text/javascript', body: script });
      preview.requests.push(route.request().url());
      return route.abort();
    });
    await page.addInitScript(standIn(saved));
    page.on('pageerror', (error) => preview.errors.push(error.message));
    await page.goto(`${ORIGIN}/`);
    return preview;
  }
}

/** What VS Code gives to the page, and ears for what the policy forbade. */
function standIn(saved: unknown): string {
  return `{
    let state = ${saved === undefined ? 'undefined' : JSON.stringify(saved)};
    window.sent = [];
    window.reports = [];
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.sent.push(message),
      getState: () => state,
      setState: (next) => { state = next; },
    });
    window.savedState = () => state;
    addEventListener('securitypolicyviolation', (event) =>
      window.reports.push(event.violatedDirective + ' ' + event.blockedURI));
  }`;
}

/** One page that is open. */
export class Preview {
  readonly page: Page;
  readonly errors: string[] = [];
  /** What it asked the network for. */
  readonly requests: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  async send(...messages: readonly ToPage[]): Promise<void> {
    for (const message of messages)
      await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  /** Sends and waits until a picture with that many boxes is there. */
  async show(...messages: readonly ToPage[]): Promise<void> {
    await this.send(...messages);
    await this.page.locator('.face').first().waitFor();
    await this.settled();
  }

  /** Waits until nothing is laid out or drawn any more. */
  async settled(): Promise<void> {
    await this.page.evaluate(`new Promise((done) => {
      let quiet = 0;
      const look = () => {
        quiet = document.querySelector('.busy') ? 0 : quiet + 1;
        if (quiet > 4) done(); else requestAnimationFrame(look);
      };
      look();
    })`);
  }

  /** Waits until an expression holds. Playwright's own way needs `eval`, which the policy forbids. */
  async until(expression: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(expression), { timeout: 20_000 }).toBe(true);
  }

  sent<T extends FromPage['type']>(type: T): Promise<Extract<FromPage, { type: T }>[]> {
    return this.page.evaluate(`window.sent.filter((message) => message.type === '${type}')`);
  }

  saved(): Promise<unknown> {
    return this.page.evaluate('window.savedState()');
  }

  /** What the policy forbade, what went wrong, and what was asked of the network. */
  async trouble(): Promise<string[]> {
    const reports = await this.page.evaluate<string[]>('window.reports');
    return [...reports, ...this.errors, ...this.requests];
  }

  /** Names of the boxes, as they are drawn. */
  names(): Promise<string[]> {
    return this.page.evaluate(`[...document.querySelectorAll('.box')].map((box) =>
      [...box.querySelectorAll('.name')].map((line) => line.textContent).join(''))`);
  }

  face(name: string) {
    return this.page.locator(`.face[aria-label^=${JSON.stringify(name)}]`);
  }
}
