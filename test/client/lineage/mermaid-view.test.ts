import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ViewDocument, ViewGraph } from '../../../client/src/lineage/messages.ts';
import { chromiumPath, openMermaidPage, type MermaidPage } from './mermaid-harness.ts';

interface NodeState {
  readonly id: string;
  readonly role: string;
  readonly label: string;
  readonly tabindex: string;
  readonly current: string | null;
  readonly rings: readonly string[];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly middleX: number;
  readonly middleY: number;
}

const CHAIN = 'flowchart LR\n  raw[(raw)] --> stg[stg] --> fct[[fct]]\n  other --> fct';
const graph: ViewGraph = {
  nodes: ['raw', 'stg', 'fct'].map((name) => ({
    id: `id:${name}`,
    name,
    kind: 'model',
    errors: 0,
    warnings: 0,
  })),
  edges: [
    { from: 'id:raw', to: 'id:stg', kind: 'flow', said: ['dbt'] },
    { from: 'id:stg', to: 'id:fct', kind: 'flow', said: ['dbt'] },
  ],
};

function file(text: string, more: Partial<ViewDocument> = {}): ViewDocument {
  const nodes = ['raw', 'stg', 'fct'].map((name) => ({ mermaidId: name, node: `id:${name}` }));
  return { name: 'topology.mermaid', text, nodes: [...nodes, { mermaidId: 'other' }], ...more };
}

describe.skipIf(chromiumPath === undefined)('the diagram as its author wrote it', () => {
  let page: MermaidPage;

  const show = (document: ViewDocument): Promise<void> => page.ask('show', { graph, document });
  const nodes = (): Promise<readonly NodeState[]> => page.ask('nodes');
  const node = async (id: string): Promise<NodeState> =>
    (await nodes()).find((one) => one.id === id)!;
  const place = (id: string): Promise<Place> => page.ask('place', id);
  const bar = (): Promise<string> => page.ask('bar');
  /** What the view asked of the page, without what the pointer passed. */
  const posted = async (): Promise<readonly unknown[]> =>
    (await page.ask<readonly [string, unknown][]>('posted')).filter(([what]) => what !== 'hover');
  const until = (what: string): Promise<void> => page.until(what);
  const drawn = (id: string): Promise<void> =>
    until(`document.querySelector('.document-picture')?.shadowRoot
      .querySelector('[data-lineage-node="${id}"][role]')`);
  const settled = (): Promise<unknown> => page.page.waitForTimeout(60);

  beforeEach(async () => {
    page = await openMermaidPage();
    await page.ask('start');
  });
  afterEach(async () => {
    expect(await page.ask('violations')).toEqual([]);
    expect(page.complaints).toEqual([]);
    expect(page.requests).toEqual([]);
    await page.close();
  });

  test('nodes are named for those who do not see them, and one of them is in the order of Tab', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    expect(await node('stg')).toMatchObject({
      role: 'button',
      label: 'stg, model. 1 upstream, 1 downstream.',
    });
    expect(await node('other')).toMatchObject({
      role: 'img',
      label: 'other: no contract or model has this name',
    });
    expect((await nodes()).filter(({ tabindex }) => tabindex === '0')).toHaveLength(1);
  });

  test('a click selects, a double click goes to the source', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    const { x, y } = await place('stg');
    await page.page.mouse.click(x, y);
    expect(await posted()).toEqual([['select', 'id:stg']]);
    expect((await node('stg')).rings).toContain('selected');
    await page.page.mouse.dblclick(x, y);
    expect(await posted()).toContainEqual(['openDrawn', 'stg']);
    await page.page.mouse.click(5, 400);
    expect(await posted()).toEqual([['select', null]]);
  });

  test('the pointer from node to node shows the card of each', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    for (const id of ['raw', 'stg', 'other']) {
      const { x, y } = await place(id);
      await page.page.mouse.move(x, y);
    }
    const hovered = await page.ask<readonly [string, unknown][]>('posted');
    expect(
      hovered.map(([, node]) => node).filter((node, index, all) => node !== all[index - 1]),
    ).toEqual([null, 'id:raw', null, 'id:stg', null].slice(hovered[0]?.[1] === null ? 0 : 1));
  });

  test('all of it by the keyboard', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await page.page.keyboard.press('Tab');
    await page.page.keyboard.press('Tab');
    expect(await page.ask('focused')).toBe('raw');
    await page.page.keyboard.press('ArrowRight');
    await page.page.keyboard.press('ArrowRight');
    expect(await page.ask('focused')).toBe('fct');
    expect((await node('fct')).rings).toEqual(['focus']);
    await page.page.keyboard.press('Enter');
    await page.page.keyboard.press(' ');
    expect(await posted()).toEqual([
      ['openDrawn', 'fct'],
      ['select', 'id:fct'],
    ]);
    const before = await place('fct');
    await page.page.keyboard.press('+');
    await settled();
    expect((await place('fct')).width).toBeGreaterThan(before.width);
    await page.page.keyboard.press('0');
    await settled();
    expect((await place('fct')).width).toBeCloseTo(before.width, 0);
    await page.page.keyboard.press('Shift+ArrowLeft');
    await settled();
    expect((await place('fct')).x).toBeCloseTo(before.x + 60, 0);
  });

  test('the node of the editor is ringed, and brought to the middle if wanted', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await page.ask('focus', 'id:stg', true);
    await settled();
    expect(await node('stg')).toMatchObject({ current: 'true', rings: ['current'] });
    const { x, y, middleX, middleY } = await place('stg');
    expect([x, y].map(Math.round)).toEqual([middleX, middleY].map(Math.round));
    await page.ask('focus', 'id:raw', false);
    expect(await node('stg')).toMatchObject({ current: null, rings: [] });
    await page.ask('focus', null, false);
    expect((await nodes()).filter(({ current }) => current !== null)).toEqual([]);
  });

  test('the node at the cursor is ringed and brought in sight, whether or not it is a table', async () => {
    const second = 'flowchart LR\n  raw --> stg --> fct --> other\n  again[raw] --> fct';
    const nodes = [...file('').nodes, { mermaidId: 'again', node: 'id:raw' }];
    await show(file(second, { nodes }));
    await drawn('again');
    const ringed = async (): Promise<readonly string[]> =>
      (await page.ask<readonly NodeState[]>('nodes'))
        .filter(({ current, rings }) => current === 'true' && rings.includes('current'))
        .map(({ id }) => id);
    await page.ask('focus', 'id:raw', false);
    expect(await ringed()).toEqual(['raw', 'again']);
    await page.ask('cursor', 'again');
    expect(await ringed()).toEqual(['again']);
    await page.ask('zoom', 8);
    await page.ask('cursor', 'other');
    await settled();
    expect(await ringed()).toEqual(['other']);
    const { x, y, middleX, middleY } = await place('other');
    expect([x, y].map(Math.round)).toEqual([middleX, middleY].map(Math.round));
    await page.ask('cursor', null);
    expect(await ringed()).toEqual(['raw', 'again']);
    const other = await place('other');
    await page.page.mouse.dblclick(other.x, other.y);
    expect(await posted()).toContainEqual(['openDrawn', 'other']);
  });

  test('what another picture hid meanwhile has its rings where its nodes are', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await page.ask('leave');
    await page.ask('focus', 'id:stg', false);
    await page.ask('comeBack');
    await expect.poll(() => node('stg')).toMatchObject({ current: 'true', rings: ['current'] });
  });

  test('while the text is broken the last good picture stays, with a sentence', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await show(file('flowchart LR\n  raw --> ', { problem: 'Line 2: an arrow leads nowhere.' }));
    expect(await bar()).toMatch(/^Line 2: an arrow leads nowhere\. Below is the last diagram/);
    expect(await nodes()).toHaveLength(4);
    await show(file('flowchart LR\n  raw --> ['));
    await until(`harness.bar().includes('cannot be read')`);
    expect(await nodes()).toHaveLength(4);
    await show(file('flowchart LR\n  raw --> stg'));
    await until(`harness.nodes().length === 2`);
    expect(await bar()).toBe('');
    expect(await page.page.locator('text=Syntax error').count()).toBe(0);
  });

  test('place and zoom stay when the text changes', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await page.ask('zoom', 1.7);
    await page.ask('focus', 'id:stg', true);
    await settled();
    const before = await place('stg');
    await show(file(`${CHAIN}\n  first --> raw\n  second --> raw\n  third --> raw`));
    await drawn('third');
    await settled();
    const after = await place('stg');
    expect(after.width).toBeCloseTo(before.width, 0);
    expect([after.x, after.y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
  });

  test('links are not followed: a relative one leads to the source of its node', async () => {
    const links =
      'click raw href "contracts/raw.odcs.yaml"\n  click stg href "https://evil.example"';
    await show(file(`${CHAIN}\n  ${links}\n  click fct href "javascript:alert(1)"`));
    await drawn('fct');
    expect(await bar()).toContain('Links out of the workspace are not followed.');
    for (const id of ['raw', 'stg', 'fct']) {
      const { x, y } = await place(id);
      await page.page.mouse.click(x, y);
    }
    expect(await posted()).toEqual([
      ['select', 'id:raw'],
      ['open', 'id:raw'],
      ['select', 'id:stg'],
      ['select', 'id:fct'],
    ]);
    expect(page.page.url()).toBe('https://page.test/');
  });

  test('a diagram that is too large is shown by the view of graphs, and drawn if wanted', async () => {
    const edges = Array.from({ length: 160 }, (_, index) => `  n${index} --> n${index + 1}`);
    await show(file(`flowchart LR\n  raw --> stg\n${edges.join('\n')}`));
    await until(`harness.instead()`);
    expect((await page.ask<string>('instead')).split(' ')).toEqual(
      expect.arrayContaining(['raw', 'stg', 'n0', 'n160']),
    );
    expect(await bar()).toContain('163 nodes and 161 connections take seconds to draw');
    expect(await page.ask('export', 'svg')).toBe('instead');
    await page.page.getByRole('button', { name: 'Draw it all the same' }).click();
    await drawn('n160');
    expect(await page.ask('instead')).toBeUndefined();
    const many = Array.from({ length: 2100 }, (_, index) => `  n${index} --> n${index + 1}`);
    await show(file(`flowchart LR\n${many.join('\n')}`));
    await until(`harness.instead() !== undefined`);
    expect(await page.page.getByRole('button', { name: 'Draw it all the same' }).count()).toBe(0);
  });

  test('another kind of diagram, another layout and a theme are told in a sentence', async () => {
    await show(file('sequenceDiagram\n  a->>b: x'));
    await until(`harness.bar()`);
    expect(await bar()).toMatch(/^Only flowcharts show lineage, .*"sequence"/);
    await show(file(`---\nconfig:\n  layout: elk\n  theme: forest\n---\n${CHAIN}`));
    await drawn('fct');
    expect(await bar()).toContain('Another layout is asked for');
    expect(await bar()).toContain('the theme of the diagram is left out');
    await page.page.getByRole('button', { name: 'Close' }).click();
    expect(await bar()).toBe('');
  });

  test('it is drawn again in the colours of a new theme, and text stays readable on what the author filled', async () => {
    await page.ask('theme', 'vscode-light', { '--vscode-editor-foreground': '#102030' });
    await show(file(`${CHAIN}\n  style stg fill:#ffee99\n  classDef x fill:#102\n  class raw x`));
    await drawn('fct');
    expect(await page.ask('colours', 'fct')).toMatchObject({ text: 'rgb(16, 32, 48)' });
    await page.ask('theme', 'vscode-dark', { '--vscode-editor-foreground': '#e0e0e0' });
    await until(`harness.colours('fct').text === 'rgb(224, 224, 224)'`);
    expect(await page.ask('colours', 'stg')).toMatchObject({ text: 'rgb(0, 0, 0)' });
    expect(await page.ask('colours', 'raw')).toMatchObject({ tspan: 'rgb(255, 255, 255)' });
  });

  test('exports stand by themselves', async () => {
    await show(file(CHAIN));
    await drawn('fct');
    await page.ask('focus', 'id:stg', false);
    const svg = await page.ask<string>('export', 'svg');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).not.toMatch(/data-lineage|tabindex|aria-current|https?:(?!\/\/www\.w3\.org)/);
    const png = Buffer.from(await page.ask<string>('export', 'png'), 'base64');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(2000);
    expect(await page.ask('export', 'mermaid')).toBe(CHAIN);
    expect(await page.ask('export', 'json')).toBeUndefined();
  });

  test('axe finds nothing serious', async () => {
    await show(file(readFileSync('examples/churn/specs/pipelines/topology.mermaid', 'utf8')));
    await drawn('fct_mrr');
    await page.ask('focus', 'id:fct', false);
    await page.page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
    const { violations } = await page.page.evaluate<{
      violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
    }>(`axe.run('.document')`);
    const serious = violations.filter(({ impact }) => /serious|critical/.test(impact));
    expect(serious.map(({ id, nodes: where }) => [id, where[0]?.html])).toEqual([]);
  });
});
