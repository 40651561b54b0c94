import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { chain, churn, mesh, node } from './graphs.ts';
import { executablePath, Harness, type Opening, type Preview } from './harness.ts';

interface Finger {
  readonly x: number;
  readonly y: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

describe.skipIf(executablePath === undefined)('hands on the page, in Chromium', () => {
  let harness: Harness;
  let preview: Preview;

  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());
  afterEach(async () => {
    const trouble = await preview.trouble();
    await preview.page.close();
    expect(trouble).toEqual([]);
  });

  async function around(opening?: Opening): Promise<void> {
    preview = await harness.open(opening);
    await preview.show(
      { type: 'settings', hops: 1, follow: true },
      { type: 'graph', graph: churn() },
      { type: 'focus', node: 'dim_customers', centre: true },
    );
    await preview.face('fct_churn').waitFor();
    await preview.settled();
  }

  async function groups(): Promise<void> {
    preview = await harness.open({ saved: { mode: 'all' } });
    await preview.show({ type: 'graph', graph: mesh(300, 500) });
  }

  const place = () =>
    preview.page.evaluate<Place>(`(() => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector('.picture')).transform);
      return { k: a, x: e, y: f };
    })()`);
  const focused = () =>
    preview.page.evaluate<string>(
      `document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''`,
    );
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await preview.page.keyboard.press(key);
      await preview.settled();
    }
  };

  /** Each step: where the fingers are. */
  async function fingers(...steps: readonly (readonly Finger[])[]): Promise<void> {
    const session = await preview.page.context().newCDPSession(preview.page);
    for (const [i, at] of steps.entries())
      await session.send('Input.dispatchTouchEvent', {
        type: i === 0 ? 'touchStart' : 'touchMove',
        touchPoints: at.map(({ x, y }, id) => ({ x, y, id })),
      });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await preview.settled();
  }

  const two = (x: number, y: number, apart: number): readonly Finger[] => [
    { x: x - apart / 2, y },
    { x: x + apart / 2, y },
  ];

  test('two fingers that part zoom in around their middle, and out when they meet', async () => {
    await around({ touch: true });
    const before = await place();
    const frame = (await preview.page.locator('.graph').boundingBox())!;
    await fingers(two(600, 400, 100), two(600, 400, 150), two(600, 400, 200));
    const larger = await place();
    expect(larger.k / before.k).toBeCloseTo(2, 1);
    const held = ({ x, y, k }: Place) => [(600 - frame.x - x) / k, (400 - frame.y - y) / k];
    for (const [i, value] of held(larger).entries())
      expect(Math.abs(value - held(before)[i]!)).toBeLessThan(3);
    await fingers(two(600, 400, 200), two(600, 400, 100));
    expect((await place()).k).toBeCloseTo(before.k, 1);
  });

  test('two fingers that go the same way move the picture, and so does one', async () => {
    await around({ touch: true });
    const before = await place();
    await fingers(two(600, 500, 100), two(630, 480, 100), two(660, 460, 100));
    const moved = await place();
    expect([moved.x - before.x, moved.y - before.y].map(Math.round)).toEqual([60, -40]);
    expect(moved.k).toBeCloseTo(before.k, 2);
    await fingers([{ x: 600, y: 550 }], [{ x: 610, y: 550 }], [{ x: 650, y: 550 }]);
    expect((await place()).x - moved.x).toBeGreaterThan(35);
    // None of that was a tap.
    expect(await preview.sent('selected')).toEqual([]);
  });

  test('a tap selects', async () => {
    await around({ touch: true });
    await preview.face('stg_customers').tap();
    await preview.settled();
    expect(await preview.sent('selected')).toEqual([{ type: 'selected', node: 'stg_customers' }]);
  });

  test('a pinch on a trackpad, which is a wheel with Ctrl, zooms around the pointer; two fingers move', async () => {
    await around();
    const frame = (await preview.page.locator('.graph').boundingBox())!;
    await preview.page.mouse.move(frame.x + 700, frame.y + 200);
    const before = await place();
    await preview.page.keyboard.down('Control');
    await preview.page.mouse.wheel(0, -30);
    await preview.page.keyboard.up('Control');
    await preview.settled();
    const larger = await place();
    expect(larger.k / before.k).toBeCloseTo(Math.exp(0.3), 2);
    // It is shown at whole pixels.
    expect((700 - larger.x) / larger.k).toBeCloseTo((700 - before.x) / before.k, 0);
    await preview.page.mouse.wheel(25, 35);
    await preview.settled();
    const moved = await place();
    expect([moved.x - larger.x, moved.y - larger.y].map(Math.round)).toEqual([-25, -35]);
  });

  test('the picture follows the editor or not, as the setting says; the button asks for the other', async () => {
    await around();
    const button = preview.page.getByRole('button', { name: 'Follow' });
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await preview.sent('follow')).toEqual([{ type: 'follow', follow: false }]);
    await preview.send({ type: 'settings', hops: 1, follow: false });
    await expect.poll(() => button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect((await preview.sent('follow')).at(-1)).toEqual({ type: 'follow', follow: true });
  });

  test('what is offered for many tables says what was cut, and works by keyboard', async () => {
    await groups();
    const notice = preview.page.locator('.notice');
    expect(await notice.innerText()).toMatch(/^300 tables are too many .* grouped by domain/);
    expect(await preview.page.locator('.status').textContent()).toBe('300 tables in 8 groups');
    await preview.page.locator('.face[tabindex="0"]').focus();
    const group = await focused();
    await press('Enter');
    expect(await focused()).toBe(`Close the group ${group.split(',')[0]!}`);
    expect(await preview.page.locator('.status').textContent()).toMatch(
      /^\d+ of 300 tables, the others in 7 groups$/,
    );
    await press('Enter');
    expect(await focused()).toBe(group);
    await preview.page.getByText('Show as a table').focus();
    await press('Enter');
    expect(await preview.page.locator('tbody tr').count()).toBe(300);
    expect(await focused()).toMatch(/^Table/);
    await press('Escape');
    expect(await focused()).toMatch(/group of \d+ tables/);
  });

  test('Escape leaves one thing after the other from anywhere, and the keyboard is never lost', async () => {
    await around();
    await preview.face('stg_customers').click();
    await press('i');
    await preview.page.getByText('Copy as text').focus();
    await press('Escape');
    expect(await preview.page.locator('.side').isHidden()).toBe(true);
    expect(await focused()).toMatch(/^stg_customers/);
    await preview.page.getByRole('button', { name: 'Follow' }).focus();
    await press('Escape');
    expect((await preview.sent('selected')).at(-1)).toEqual({ type: 'selected', node: null });
    await press('t');
    expect(await focused()).toBe('Follow');
    await press('Escape');
    expect(await preview.page.locator('.graph').isVisible()).toBe(true);
  });

  test('news take the keyboard from nobody: not in the list of an impact, not at what is offered', async () => {
    await around();
    await preview.face('stg_customers').click();
    await press('i');
    await preview.page.locator('.side .link', { hasText: 'fct_churn' }).click();
    await preview.settled();
    expect(await focused()).toBe('fct_churn');
    await preview.send({ type: 'graph', graph: churn() });
    await preview.settled();
    expect(await focused()).toBe('fct_churn');
    await preview.page.close();
    await groups();
    await preview.page.getByText('Show all 300').focus();
    await preview.send({ type: 'graph', graph: mesh(300, 501) });
    await preview.settled();
    expect(await focused()).toBe('Show all 300');
  });

  test('the keyboard stays at its table when the boxes come in another order', async () => {
    await around();
    await preview.face('fct_churn').focus();
    const { nodes, edges } = churn();
    await preview.send({ type: 'graph', graph: { nodes, edges: [...edges].reverse() } });
    await preview.settled();
    expect((await preview.names())[1]).not.toBe('stg_customers');
    expect(await focused()).toMatch(/^fct_churn/);
  });

  test('a picture is exported whatever its names hold, from however far away it is seen', async () => {
    preview = await harness.open({ saved: { mode: 'all' } });
    const odd = ['a\\u0000b\\u0008', '\\ud800 alone', '\\uffff', ']]> &'];
    const names = odd.map((text) => JSON.parse(`"${text}"`) as string);
    const nodes = names.map((name, i) => node(`${i}`, { name }));
    await preview.show({ type: 'graph', graph: { nodes, edges: [] } });
    for (let i = 0; i < 9; i += 1) await press('-');
    for (const format of ['Picture (SVG)', 'Picture (PNG)']) {
      await preview.page.getByText('Export ▾').click();
      await preview.page.getByRole('menuitem', { name: format }).click();
    }
    await preview.until(`window.sent.filter(({ type }) => type === 'export').length === 2`);
    const [svg, png] = await preview.sent('export');
    expect(svg!.data).toContain(']]&gt; &amp;');
    expect(svg!.data).not.toMatch(/stroke-width="(?:[2-9]|1[0-9])/);
    expect(Buffer.from(png!.data, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('a picture that was overtaken is not taken for the one that is asked for', async () => {
    preview = await harness.open({ saved: { mode: 'all' } });
    await preview.show({ type: 'graph', graph: chain(60) });
    const shape = async () => {
      await preview.settled();
      const all = await preview.page.evaluate<{ width: number; height: number }>(
        `(() => { const { width, height } = document.querySelector('.layer').getBBox(); return { width, height }; })()`,
      );
      return all.width > all.height ? 'wide' : 'high';
    };
    expect(await shape()).toBe('wide');
    await preview.page.evaluate(`{
      const turn = document.querySelector('[aria-label^="Flows"]');
      turn.click(); turn.click();
    }`);
    expect(await shape()).toBe('wide');
    await preview.page.waitForTimeout(500);
    await preview.page.getByLabel('Flows to the right').click();
    expect(await shape()).toBe('high');
  });
});
