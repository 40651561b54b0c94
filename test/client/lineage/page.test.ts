import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ViewGraph } from '../../../client/src/lineage/messages.ts';
import { bipartite, chain, churn, ladder, mesh, node, star } from './graphs.ts';
import { executablePath, Harness, type Opening, type Preview } from './harness.ts';
import type { Theme } from './themes.ts';

describe.skipIf(executablePath === undefined)('the page in Chromium', () => {
  let harness: Harness;
  let preview: Preview;

  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());
  afterEach(async () => {
    // Whatever a test does: nothing the policy forbids, no exception, no request.
    const trouble = await preview.trouble();
    await preview.page.close();
    expect(trouble).toEqual([]);
  });

  const open = async (opening?: Opening) => (preview = await harness.open(opening));

  /** dim_customers in the middle of what is near it. */
  async function around(opening?: Opening): Promise<Preview> {
    await open(opening);
    await preview.show(
      { type: 'settings', hops: 1, follow: true },
      { type: 'graph', graph: churn() },
      { type: 'focus', node: 'dim_customers', centre: true },
    );
    await preview.face('fct_churn').waitFor();
    return preview;
  }

  const focused = () =>
    preview.page.evaluate<string>(`document.activeElement?.getAttribute('aria-label') ?? ''`);
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await preview.page.keyboard.press(key);
      await preview.settled();
    }
  };
  const status = () => preview.page.locator('.status').textContent();
  const place = async (name: string) => (await preview.face(name).boundingBox())!;

  test('says it is ready, shows what is near and what was cut', async () => {
    await around();
    expect(await preview.sent('ready')).toHaveLength(1);
    const names = await preview.names();
    expect(names.slice(0, 4)).toEqual([
      'dim_customers',
      'stg_customers',
      'int_customer_activity_by_month',
      'fct_churn',
    ]);
    expect(names).toHaveLength(5);
    expect(await status()).toBe('Showing 5 of 10 tables');
    expect(await preview.face('dim_customers').getAttribute('aria-current')).toBe('true');
    expect(await preview.page.locator('.ring').count()).toBe(1);
  });

  test('says above the last good picture why it is the last', async () => {
    await around();
    const problem = 'Line 5: The bracket is not closed.';
    await preview.show({ type: 'graph', graph: churn(), problem });
    await preview.page.locator('.notice', { hasText: problem }).waitFor();
    expect(await preview.names()).toHaveLength(5);
    await preview.show({ type: 'graph', graph: churn() });
    expect(await preview.page.locator('.notice').count()).toBe(0);
  });

  test('flows as the last picture did, and tells when that changes', async () => {
    const arrow = () => preview.page.getByRole('button', { name: /^Flows / });
    await around({ direction: 'TB' });
    expect(await arrow().getAttribute('aria-label')).toMatch(/^Flows down/);
    await arrow().click();
    expect(await preview.sent('direction')).toEqual([{ type: 'direction', direction: 'LR' }]);
    await preview.page.close();
    // What was chosen in a picture is its own.
    await around({ direction: 'LR', saved: { direction: 'TB' } });
    expect(await arrow().getAttribute('aria-label')).toMatch(/^Flows down/);
  });

  test('a click selects and asks for columns; double click and Enter open the source', async () => {
    await around();
    await preview.face('stg_customers').click();
    await preview.settled();
    expect(await preview.sent('selected')).toEqual([{ type: 'selected', node: 'stg_customers' }]);
    expect((await preview.sent('columns')).map(({ node: id }) => id)).toContain('stg_customers');
    await preview.face('fct_churn').dblclick();
    await preview.settled();
    expect(await preview.sent('open')).toEqual([{ type: 'open', node: 'fct_churn' }]);
    await press('Enter');
    expect(await preview.sent('open')).toHaveLength(2);
  });

  test('columns are shown with what they are made of, and opened at their line', async () => {
    await around();
    await preview.face('dim_customers').click();
    const from = [{ node: 'stg_customers', column: 'id' }];
    await preview.send({
      type: 'columns',
      node: 'dim_customers',
      columns: [
        { name: 'customer_id', type: 'integer', from },
        { name: 'country', from: [] },
      ],
    });
    await preview.page.locator('.row', { hasText: 'country' }).waitFor();
    expect(await preview.page.locator('.row').allTextContents()).toEqual([
      'customer_idinteger',
      'country',
      'id',
    ]);
    expect(await preview.page.locator('.column-edge').count()).toBe(1);
    await preview.page.locator('.row', { hasText: 'country' }).dblclick();
    expect(await preview.sent('open')).toEqual([
      { type: 'open', node: 'dim_customers', column: 'country' },
    ]);
  });

  test('the keyboard walks along the connections and opens sides', async () => {
    await around();
    await preview.page.locator('.face[tabindex="0"]').focus();
    expect(await focused()).toMatch(/^dim_customers, contract\. 2 upstream, 2 downstream/);
    await press('ArrowRight');
    expect(await focused()).toMatch(/^fct_churn/);
    await press('[');
    expect(await preview.names()).toContain('legacy_scores');
    expect(await focused()).toMatch(/^fct_churn/);
    await press('ArrowLeft', 'ArrowUp', 'ArrowUp');
    expect(await focused()).not.toMatch(/^fct_churn/);
    await press('Space');
    expect(await preview.sent('selected')).toHaveLength(1);
    await press('Escape', 'Escape');
    expect((await preview.sent('selected')).at(-1)).toEqual({ type: 'selected', node: null });
  });

  test('all parents, closing, and centring on another table', async () => {
    await around();
    await preview.page.locator('.face[tabindex="0"]').focus();
    await press('{');
    expect(await preview.names()).toEqual(
      expect.arrayContaining(['crm.customers', 'support.tickets']),
    );
    await press('[');
    expect(await preview.names()).not.toContain('stg_customers');
    await press('ArrowRight', 'c');
    expect(await preview.face('fct_churn').getAttribute('aria-current')).toBe('true');
  });

  test('plus shows what is hidden, with its number', async () => {
    await around();
    const plus = preview.page.getByLabel('Show 1 more upstream').first();
    expect(await plus.textContent()).toBe('+1');
    await plus.click();
    await preview.settled();
    expect(await preview.names()).toHaveLength(6);
  });

  test('search counts, goes to matches that are not drawn, and Escape leaves it', async () => {
    await around();
    await press('/');
    await preview.page.keyboard.type('scores');
    expect(await preview.page.locator('.count').textContent()).toBe('1 found');
    await press('Enter');
    expect(await preview.page.locator('.count').textContent()).toBe('1 of 1');
    await preview.face('legacy_scores').waitFor();
    await preview.page.keyboard.type('xyz');
    expect(await preview.page.locator('.count').textContent()).toBe('No match');
    await press('Escape', 'Escape');
    expect(await focused()).toMatch(/^legacy_scores/);
  });

  test('impact lists everything with contracts and owners, to be copied', async () => {
    await around();
    await preview.face('stg_customers').click();
    await press('i');
    expect(await preview.page.locator('.side .sum').textContent()).toBe(
      'Tables: 4 · Contracts: 3 · Owners: 3',
    );
    await preview.page.getByText('Copy as text').click();
    const [copied] = await preview.sent('copy');
    expect(copied?.text).toContain('- dim_customers: 1 step away, customer-analytics@example.com');
    expect(copied?.text).toContain('Contracts: churn, churn-dashboard, dim_customers');
    // The frame became smaller: everything is seen in it none the less.
    const frame = (await preview.page.locator('.graph').boundingBox())!;
    for (const face of await preview.page.locator('.face').all()) {
      const { x, width } = (await face.boundingBox())!;
      expect(x >= frame.x && x + width <= frame.x + frame.width).toBe(true);
    }
    await press('Escape');
    expect(await preview.page.locator('.side').isHidden()).toBe(true);
  });

  test('the table says the same, sorts, and opens', async () => {
    await around();
    await press('t');
    const rows = preview.page.locator('tbody tr');
    expect(await rows.count()).toBe(5);
    await preview.page.getByRole('button', { name: 'Errors' }).click();
    await preview.page.getByRole('button', { name: 'Errors' }).click();
    expect(await rows.first().locator('th').textContent()).toBe('dim_customers');
    await rows.first().getByRole('button').press('Enter');
    expect(await preview.sent('open')).toEqual([{ type: 'open', node: 'dim_customers' }]);
  });

  test('news keep the place and the zoom, and the keyboard stays where it is', async () => {
    await around();
    await preview.page.mouse.move(500, 350);
    await preview.page.mouse.wheel(0, -120);
    await preview.page.mouse.down();
    await preview.page.mouse.move(560, 300, { steps: 4 });
    await preview.page.mouse.up();
    await preview.page.locator('.face[tabindex="0"]').focus();
    await preview.settled();
    const before = await place('dim_customers');
    const { nodes, edges } = churn();
    const more: ViewGraph = {
      nodes: [node('new_source', { kind: 'source' }), ...nodes],
      edges: [...edges, { from: 'new_source', to: 'dim_customers', kind: 'flow', said: ['dbt'] }],
    };
    await preview.send({ type: 'graph', graph: more });
    await preview.face('new_source').waitFor();
    await preview.settled();
    const after = await place('dim_customers');
    expect([after.x, after.y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
    expect(await focused()).toMatch(/^dim_customers/);
    expect(await preview.sent('selected')).toEqual([]);
  });

  test('what is no news is not drawn again', async () => {
    await around();
    await preview.page.evaluate(`document.querySelector('.face').id = 'drawn-before'`);
    await preview.send({ type: 'graph', graph: churn() });
    await preview.settled();
    expect(await preview.page.locator('#drawn-before').count()).toBe(1);
    await preview.page.locator('.toolbar input').fill('cust');
    expect(await preview.page.locator('#drawn-before').count()).toBe(1);
  });

  test('the overview follows the theme', async () => {
    await open({ saved: { mode: 'all' }, width: 800, height: 500 });
    await preview.show({ type: 'graph', graph: mesh(100, 150) });
    await preview.page.locator('.graph').focus();
    for (let i = 0; i < 4; i += 1) await press('+');
    const pixels = () =>
      preview.page.evaluate<string>(`document.querySelector('.minimap canvas').toDataURL()`);
    const before = await pixels();
    await preview.page.evaluate(`{
      document.documentElement.style.setProperty('--vscode-editor-foreground', '#300040');
      document.body.className = 'vscode-light';
    }`);
    await preview.settled();
    expect(await pixels()).not.toBe(before);
  });

  test('what was chosen and where it was comes back when the page is opened again', async () => {
    await around();
    await preview.page.getByLabel('Flows to the right').click();
    await preview.page.locator('select').first().selectOption('health');
    await preview.page.mouse.move(500, 400);
    await preview.page.mouse.wheel(30, 40);
    await preview.settled();
    await preview.until('window.savedState()?.colourBy === "health"');
    await preview.page.waitForTimeout(300);
    const before = await place('dim_customers');
    const saved = await preview.saved();
    await preview.page.close();
    await open({ saved });
    await preview.show({ type: 'graph', graph: churn() });
    expect(await preview.page.locator('select').first().inputValue()).toBe('health');
    await preview.page.getByLabel('Flows down').waitFor();
    const after = await place('dim_customers');
    expect([after.x, after.y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
  });

  test('zoom goes from 0.1 to 8 by keys and wheel, and fit brings everything back', async () => {
    await around();
    await preview.page.locator('.graph').focus();
    const scale = () =>
      preview.page.evaluate<number>(
        `new DOMMatrix(getComputedStyle(document.querySelector('.picture')).transform).a`,
      );
    for (let i = 0; i < 20; i += 1) await preview.page.keyboard.press('+');
    await preview.settled();
    expect(await scale()).toBeCloseTo(8);
    for (let i = 0; i < 30; i += 1) await preview.page.keyboard.press('-');
    await preview.settled();
    expect(await scale()).toBeCloseTo(0.1);
    await press('0');
    expect(await scale()).toBeGreaterThan(0.4);
    const before = await place('dim_customers');
    await press('ArrowRight');
    expect((await place('dim_customers')).x).toBeCloseTo(before.x - 60, 0);
  });

  test.each([
    ['a star of 500', star(500), 2],
    ['a chain of 500', chain(500), 1],
    ['50 to 50', bipartite(50), 2],
    ['a ladder of diamonds', ladder(100), 1],
    ['a mesh of 1,000 with 3,000 connections', mesh(1000, 3000), 8],
  ])('%s opens grouped, and as a whole when asked', async (_, graph, boxes) => {
    await open({ saved: { mode: 'all' } });
    await preview.show({ type: 'graph', graph });
    expect(await preview.names()).toHaveLength(boxes);
    if (graph.nodes.length <= 150) return;
    await preview.page.getByText(`Show all ${graph.nodes.length}`).click();
    await preview.until(`document.querySelectorAll('.face').length === ${graph.nodes.length}`);
    await preview.page.getByText('Group them').click();
    await preview.until(`document.querySelectorAll('.face').length === ${boxes}`);
  });

  test('a group opens into a frame on Enter, and closes again', async () => {
    await open({ saved: { mode: 'all' } });
    await preview.show({ type: 'graph', graph: mesh(400, 900) });
    await preview.face('sales').focus();
    await press('Enter');
    await preview.page.locator('.frame').waitFor();
    expect(await status()).toMatch(/of 400 tables, the others in 7 groups/);
    await preview.page.locator('.frame-title').focus();
    await press('Enter');
    await preview.page.locator('.frame').waitFor({ state: 'detached' });
  });

  test('exports what is shown in every format', async () => {
    await around();
    for (const format of ['Picture (SVG)', 'Picture (PNG)', 'Mermaid', 'Data (JSON)']) {
      await preview.page.getByText('Export ▾').click();
      await preview.page.getByRole('menuitem', { name: format }).click();
    }
    await preview.until(`window.sent.filter(({ type }) => type === 'export').length === 4`);
    const data = new Map((await preview.sent('export')).map((one) => [one.format, one.data]));
    expect(data.get('svg')).toMatch(/^<svg [^>]*viewBox/);
    expect(data.get('svg')).not.toMatch(/var\(|color\(|class=|data-|https?:(?!\/\/www\.w3\.org\/)/);
    expect(Buffer.from(data.get('png')!, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(data.get('mermaid')).toContain('n0["dim_customers"]');
    expect((JSON.parse(data.get('json')!) as ViewGraph).nodes).toHaveLength(5);
  });

  test('empty states say why and what to do', async () => {
    await open();
    const text = () => preview.page.locator('.empty').innerText();
    expect(await text()).toContain('Reading the workspace');
    await preview.send({ type: 'graph', graph: { nodes: [], edges: [] } });
    await preview.page.getByText('There are no tables yet.').waitFor();
    await preview.send({ type: 'graph', graph: churn() });
    await preview.page.getByText('The editor shows no table.').waitFor();
    await preview.send({ type: 'focus', node: 'gone', centre: false });
    await preview.page.getByText('The table that was shown is gone.').waitFor();
    await preview.page.locator('.empty button').click();
    await preview.face('fct_churn').waitFor();
    await preview.send({ type: 'empty', reason: 'No folder is open.', next: 'Open one.' });
    await preview.page.getByText('Open one.').waitFor();
  });

  test('the card tells what is known, for pointer and keyboard, and Escape closes it', async () => {
    await around();
    const card = preview.page.locator('.card');
    await preview.face('dim_customers').hover();
    await card.waitFor();
    expect(await card.innerText()).toMatch(/24 h[^]*Errors: 1, Warnings: 3[^]*One row for each/);
    await preview.page.mouse.move(5, 500);
    await card.waitFor({ state: 'hidden' });
    await preview.page.locator('.face[tabindex="0"]').focus();
    await press('ArrowRight');
    await card.waitFor();
    expect(await card.innerText()).toContain('data-science');
    await press('Escape');
    expect(await card.isHidden()).toBe(true);
  });

  test('the menu is reached by key, walked by arrows, and gives the keyboard back', async () => {
    await around();
    await preview.page.locator('.face[tabindex="0"]').focus();
    await press('m', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Escape');
    expect(await focused()).toMatch(/^dim_customers/);
    await press('Shift+F10', 'Enter');
    expect(await preview.sent('open')).toHaveLength(1);
    await press('?');
    expect(await preview.page.locator('.help').isVisible()).toBe(true);
    await press('Escape');
    expect(await preview.page.locator('.help').isVisible()).toBe(false);
  });

  test('500 hostile names are text: the same nodes, no element, no handler, no request', async () => {
    const hostile = hostileTexts(500);
    const nodes = hostile.map((text, i) =>
      node(`${text}${i}`, {
        name: text,
        domain: text,
        description: text,
        owner: text,
        layer: text,
      }),
    );
    const edges = nodes.slice(1).map(({ id }, i) => ({ ...flow, from: nodes[i]!.id, to: id }));
    await open({ saved: { mode: 'all', showAll: true } });
    await preview.show({ type: 'graph', graph: { nodes, edges } });
    expect(await preview.names()).toHaveLength(500);
    expect(await preview.page.locator('.edge').count()).toBe(499);
    const forbidden =
      'img, iframe, object, embed, a, form, foreignObject, script:not([nonce]), [onerror], [onload], [onclick], [href], [src]:not(script)';
    expect(await preview.page.locator(forbidden).count()).toBe(0);
    await preview.face('<img src').first().focus();
    await press('t');
    expect(await preview.page.locator('tbody tr').count()).toBe(500);
    expect(await preview.page.locator(forbidden).count()).toBe(0);
    await press('t');
    await preview.page.getByText('Export ▾').click();
    await preview.page.getByRole('menuitem', { name: 'Mermaid' }).click();
    const [{ data } = { data: '' }] = await preview.sent('export');
    const lines = data.trim().split('\n').slice(1);
    expect(lines.filter((line) => /^ {2}n\d+\["[^"]*"\]$/.test(line))).toHaveLength(500);
    expect(lines.filter((line) => /^ {2}n\d+ --> n\d+$/.test(line))).toHaveLength(499);
    expect(lines).toHaveLength(999);
    expect(await preview.page.evaluate('window.pwned')).toBeUndefined();
  });

  test.each(['light', 'dark', 'high-contrast', 'high-contrast-light'] satisfies Theme[])(
    'axe finds no serious fault in %s',
    async (theme) => {
      await around({ theme });
      await preview.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      const check = async (what: string) => {
        const found = await preview.page.evaluate<
          { id: string; impact: string; nodes: { html: string }[] }[]
        >(
          `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
        );
        const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(
          serious.map(({ id, nodes }) =>
            [id, ...nodes.map((one) => one.html.slice(0, 160))].join('\n'),
          ),
          what,
        ).toEqual([]);
      };
      await check('the picture');
      await preview.face('dim_customers').click();
      await preview.send({
        type: 'columns',
        node: 'dim_customers',
        columns: [{ name: 'id', type: 'integer', from: [] }],
      });
      await press('i');
      await check('columns and impact');
      await press('Escape', 't');
      await check('the table');
      await press('t', '?');
      await check('the keys');
      await press('Escape');
      await preview.face('fct_churn').click({ button: 'right' });
      await check('the menu');
      await press('Escape');
      await preview.send({ type: 'graph', graph: { nodes: [], edges: [] } });
      await check('nothing');
    },
  );
});

const flow = { kind: 'flow', said: ['dbt'] } as const;

/** What has been used against diagrams and webviews, and mixtures of it. */
function hostileTexts(count: number): string[] {
  const known = [
    '<img src=x onerror="window.pwned=1">alert',
    '<script>window.pwned=1</script>',
    '"><svg onload=window.pwned=1>',
    'javascript:window.pwned=1',
    '%%{init: {"themeCSS": "*{background:url(https://evil.test)}"}}%%',
    'click n0 call window.pwned()',
    'a"]; n1["b',
    '$$\\href{javascript:window.pwned=1}{x}$$',
    'end\nsubgraph x[y]',
    ':::evil',
    '</style><style>*{background:url(https://evil.test/x)}</style>',
    '<iframe srcdoc="<script>parent.pwned=1</script>">',
    '`code` &#60;img&#62; #quot; #35;',
    '{{constructor.constructor("window.pwned=1")()}}',
    '\u202Eevil\u202C\u0000\uFEFF',
    '__proto__',
    'constructor',
    '--> x; classDef y fill:url(https://evil.test)',
    '<foreignObject><body onload=window.pwned=1>',
    '@import url(https://evil.test/a.css);',
  ];
  return Array.from({ length: count }, (_, i) =>
    i < known.length ? known[i]! : known[i % known.length]! + known[(i * 7 + 3) % known.length]!,
  );
}
