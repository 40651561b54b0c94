import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ToPage } from '../../../client/src/lineage/messages.ts';
import { churn } from './graphs.ts';
import { executablePath, Harness, type Opening, type Preview } from './harness.ts';
import type { Theme } from './themes.ts';

const TEXT = readFileSync('examples/churn/specs/pipelines/topology.mermaid', 'utf8');
const graph = churn();
const known = new Map(graph.nodes.map(({ id, name }) => [name, id]));

function document(text = TEXT): ToPage {
  const ids = new Set([...text.matchAll(/\b[a-z]+_[a-z_]+\b/g)].map(([id]) => id));
  const nodes = [...ids].map((id) => {
    const node = known.get(id);
    return node === undefined ? { mermaidId: id } : { mermaidId: id, node };
  });
  return { type: 'graph', graph, document: { name: 'topology.mermaid', text, nodes } };
}

describe.skipIf(executablePath === undefined)('the page of a topology file', () => {
  let harness: Harness;
  let preview: Preview;

  beforeAll(async () => {
    harness = await Harness.start({ documents: true });
  }, 60_000);
  afterAll(async () => harness.stop());
  afterEach(async () => {
    expect(await preview.trouble()).toEqual([]);
    await preview.page.close();
  });

  async function open(opening: Opening = {}, text = TEXT): Promise<void> {
    preview = await harness.open({ hasDocument: true, ...opening });
    await preview.send(document(text), { type: 'focus', node: null, centre: false });
    await preview.until(isDrawn);
  }
  const isDrawn = `document.querySelector('.document-picture')?.shadowRoot
    .querySelector('[data-lineage-node][role]') != null`;
  const drawn = (id: string) => preview.page.locator(`[data-lineage-node="${id}"]`);
  const left = async (id: string): Promise<number> =>
    Math.round((await drawn(id).boundingBox())!.x);

  test('what draws it is there before the extension has answered', async () => {
    preview = await harness.open({ hasDocument: true });
    await preview.until(`typeof dataengosMermaid === 'object'`);
    await preview.page.close();
    preview = await harness.open();
    await preview.page.waitForTimeout(200);
    expect(await preview.page.evaluate('typeof dataengosMermaid')).toBe('undefined');
  });

  test('zooming has buttons, and what the author decides has none', async () => {
    await open();
    const before = (await drawn('fct_mrr').boundingBox())!.width;
    await preview.page.getByRole('button', { name: 'Zoom in (+)' }).click();
    await expect
      .poll(async () => (await drawn('fct_mrr').boundingBox())!.width)
      .toBeGreaterThan(before);
    for (const hidden of ['Colour by', 'Flows to the right. Click to let it flow down.'])
      await expect.poll(() => preview.page.getByLabel(hidden).isVisible()).toBe(false);
  });

  test('its tables are there as a table, too', async () => {
    await open({}, 'flowchart LR\n  stg_customers --> dim_customers --> our_report');
    await preview.page.keyboard.press('t');
    const names = (): Promise<string[]> =>
      preview.page.locator('.table-view tbody th').allTextContents();
    expect((await names()).sort()).toEqual(['dim_customers', 'stg_customers']);
    await preview.page.keyboard.press('t');
    expect(await drawn('our_report').isVisible()).toBe(true);
    await preview.page.keyboard.press('t');
    await preview.page.getByRole('button', { name: 'As written' }).click();
    expect(await drawn('our_report').isVisible()).toBe(true);
  });

  test('a search finds and shows what is in the diagram', async () => {
    await open({}, 'flowchart LR\n  stg_customers --> dim_customers --> our_report');
    await preview.page.keyboard.press('/');
    await preview.page.keyboard.type('customers');
    expect(await preview.page.locator('.count').textContent()).toBe('2 found');
    await preview.page.keyboard.press('Enter');
    expect(await preview.page.locator('.count').textContent()).toBe('1 of 2');
    expect(await drawn('dim_customers').isVisible()).toBe(true);
    await preview.until(`document.querySelector('.document-picture').shadowRoot
      .querySelectorAll('[data-lineage-ring="selected"]').length === 1`);
  });

  test('a node without a table leads to its line all the same', async () => {
    await open({}, 'flowchart LR\n  stg_customers --> our_report');
    await drawn('our_report').dblclick();
    expect(await preview.sent('openDrawn')).toEqual([{ type: 'openDrawn', id: 'our_report' }]);
  });

  test('it comes back at its place after its tab was hidden', async () => {
    await open();
    await preview.page.keyboard.press('Tab');
    await preview.page.locator('.document-frame').focus();
    for (const key of ['+', '+', '+', 'ArrowRight', 'ArrowDown'])
      await preview.page.keyboard.press(key);
    await preview.until(`window.savedState()?.documentPlace?.transform.k > 1`);
    await preview.page.waitForTimeout(500);
    const before = [await left('fct_mrr'), await left('stg_accounts')];
    const saved = await preview.saved();
    await preview.page.close();
    await open({ saved });
    expect([await left('fct_mrr'), await left('stg_accounts')]).toEqual(before);
  });

  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies Theme[])(
    'axe finds no serious fault in %s',
    async (theme) => {
      await open({ theme }, `${TEXT}\n  click fct_mrr href "https://evil.example"`);
      await preview.send({ type: 'drawn', id: 'fct_mrr' });
      await drawn('stg_accounts').click();
      await preview.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      const serious = await preview.page.evaluate<string[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))].join(' ')))`,
      );
      expect(serious).toEqual([]);
    },
  );
});
