import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { churn, mesh } from './graphs.ts';
import { executablePath, Harness, type Preview } from './harness.ts';
import type { Theme } from './themes.ts';

interface Seen {
  readonly what: string;
  readonly ratio: number;
}

/**
 * In the page: how each of the elements stands out from what is painted below its middle. Chromium mixes the colours,
 * so that transparent ones and those of color-mix() count as they are seen.
 */
const measure = (selector: string, property: 'fill' | 'stroke'): string => `(() => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const luminance = () => {
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paint = (colour) => { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); };
  return [...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const style = getComputedStyle(element);
    if (box.width === 0 || style.visibility === 'hidden') return [];
    paint(getComputedStyle(document.body).backgroundColor);
    if (!element.matches('.edge, .heads'))
      for (const below of document.elementsFromPoint(x, y).reverse())
        if (below !== element && below.matches('rect')) paint(getComputedStyle(below).fill);
    const back = luminance();
    paint(style.${property});
    const front = luminance();
    const ratio = (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
    return [{ what: element.getAttribute('class') + ' ' + element.textContent, ratio }];
  });
})()`;

describe.skipIf(executablePath === undefined)('contrast in the picture, in Chromium', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const faint = async (
    preview: Preview,
    selector: string,
    property: 'fill' | 'stroke',
    least: number,
  ) => {
    const seen = await preview.page.evaluate<Seen[]>(measure(selector, property));
    expect(seen.length, selector).toBeGreaterThan(0);
    return seen.filter(({ ratio }) => ratio < least);
  };

  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies Theme[])(
    'text and signs can be read in %s',
    async (theme) => {
      const preview = await harness.open({ theme });
      await preview.show(
        { type: 'settings', hops: 2, follow: true },
        { type: 'graph', graph: churn() },
        { type: 'focus', node: 'dim_customers', centre: true },
      );
      await preview.face('dim_customers').click();
      await preview.send({
        type: 'columns',
        node: 'dim_customers',
        columns: [
          { name: 'id', type: 'integer', from: [{ node: 'stg_customers', column: 'id' }] },
          { name: 'mail', type: 'varchar', classification: 'confidential', from: [] },
        ],
      });
      await preview.page.locator('.row', { hasText: 'mail' }).click();
      await preview.settled();
      expect(
        await faint(preview, '.picture text, .picture tspan.badge-count', 'fill', 4.5),
      ).toEqual([]);
      expect(await faint(preview, '.badge-sign, .heads', 'fill', 3)).toEqual([]);
      expect(await faint(preview, '.icon, .edge:not(.column-edge), .ring', 'stroke', 3)).toEqual(
        [],
      );
      await preview.page.close();
    },
  );

  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies Theme[])(
    'names of groups and frames can be read in %s',
    async (theme) => {
      const preview = await harness.open({ theme, saved: { mode: 'all' } });
      await preview.show({ type: 'graph', graph: mesh(300, 500) });
      expect(await faint(preview, '.picture text', 'fill', 4.5)).toEqual([]);
      await preview.face('sales').focus();
      await preview.page.keyboard.press('Enter');
      await preview.page.locator('.frame').waitFor();
      await preview.page.keyboard.press('+');
      for (let i = 0; i < 8; i += 1) await preview.page.keyboard.press('+');
      await preview.settled();
      expect(await faint(preview, '.picture text', 'fill', 4.5)).toEqual([]);
      await preview.page.close();
    },
  );
});
