import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { PageMethods } from './page-server.ts';

/** Which elements: a CSS (or Playwright) selector, perhaps by their text, perhaps in a webview. */
export interface Target {
  selector: string;
  hasText?: string;
  /** Look inside the visible webview instead of the workbench. */
  webview?: boolean;
  timeout?: number;
}

const SCREENSHOTS = resolve(import.meta.dirname, '../../out/screenshots');
const TIMEOUT = 10_000;

/** The hands and eyes of a person at the window, as methods that take one JSON value. */
export function pageMethods(page: Page): PageMethods {
  const find = ({ selector, hasText, webview }: Target): Locator => {
    const scope = webview
      ? page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame')
      : page;
    return scope.locator(selector, hasText === undefined ? {} : { hasText });
  };
  const within = ({ timeout = TIMEOUT }: Target) => ({ timeout });
  return {
    press: ({ keys }: { keys: string }) => page.keyboard.press(keys),
    type: ({ text, delay = 20 }: { text: string; delay?: number }) =>
      page.keyboard.type(text, { delay }),
    click: (target: Target & { button?: 'left' | 'right'; double?: boolean }) =>
      find(target)
        .first()
        .click({
          ...within(target),
          button: target.button ?? 'left',
          clickCount: target.double ? 2 : 1,
        }),
    hover: (target: Target) => find(target).first().hover(within(target)),
    waitFor: (target: Target & { gone?: boolean }) =>
      find(target)
        .first()
        .waitFor({ ...within(target), state: target.gone ? 'hidden' : 'visible' }),
    texts: async (target: Target) => {
      const visible = await find(target).filter({ visible: true }).allInnerTexts();
      // Monaco writes a no-break space for each blank of the document.
      return visible.map((text) => text.replaceAll('\u00a0', ' '));
    },
    box: (target: Target) => find(target).first().boundingBox(within(target)),
    evaluate: ({ expression }: { expression: string }) => page.evaluate(expression),
    resize: (size: { width: number; height: number }) => page.setViewportSize(size),
    screenshot: async ({ name, target }: { name: string; target?: Target }) => {
      await mkdir(SCREENSHOTS, { recursive: true });
      const path = join(SCREENSHOTS, `${name.replace(/[^\w-]+/g, '-')}.png`);
      await (target ? find(target).first() : page).screenshot({ path });
      return path;
    },
  };
}
