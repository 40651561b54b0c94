// What the page exports as Mermaid is read by the real one: hostile names must stay names.
import { expect, test } from 'vitest';
import { toMermaid } from '../../../client/src/lineage/page/export/to-mermaid.ts';
import type { Picture, PictureBox } from '../../../client/src/lineage/page/graph/picture-types.ts';
import { englishTexts } from '../../../client/src/lineage/page/texts.ts';
import { HOSTILE_NAMES } from '../../server/hostile-names.ts';
import { mermaidText } from '../../server/syntax/mermaid/mermaid-text.ts';
import { ask } from '../../server/syntax/mermaid/oracle.ts';
import { node } from './graphs.ts';

/** Every third table in a frame, every seventh box a closed group; each is made of the one before. */
function pictureOf(names: readonly string[]): Picture {
  const frames = names
    .filter((_, i) => i % 3 === 0)
    .map((name) => ({
      id: `frame ${name}`,
      name: names[(names.indexOf(name) + 1) % names.length],
    }));
  const boxes = names.map((name, i): PictureBox => {
    const id = `id ${name}`;
    if (i % 7 === 6) return { type: 'group', id, name, members: [id] };
    const table = node(id, { name, kind: i % 2 === 0 ? 'source' : 'model', domain: name });
    return { type: 'node', id, node: table, ...(i % 3 === 0 && { group: `frame ${name}` }) };
  });
  const links = boxes.slice(1).map(({ id }, i) => ({
    ...{ from: boxes[i]!.id, to: id, count: 1, reference: false },
    claimed: i % 2 === 0,
    both: i % 5 === 0,
  }));
  const count = { many: false, single: boxes.length, visible: boxes.length };
  return { boxes, links, frames, boxOf: new Map(), ...count };
}

/** As a label shows it. */
function label(text: string): string {
  const shown = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  return shown === '' ? '-' : shown;
}

const PARTS = [HOSTILE_NAMES, ...HOSTILE_NAMES.map((name) => [name, 'plain'])];

test.each(PARTS.map((names) => [names]))(
  'Mermaid reads the boxes and connections that are meant',
  async (names) => {
    const picture = pictureOf(names);
    const chart = await ask(toMermaid(picture, 'LR', englishTexts));
    if (typeof chart === 'string') throw new Error(chart);
    const texts = new Map(
      Array.from(chart.nodes, ([id, { text }]) => [id, mermaidText(String(text))]),
    );
    expect([...texts.values()].sort()).toEqual(names.map(label).sort());
    const read = chart.edges.map(({ start, end, stroke }) =>
      JSON.stringify([texts.get(start), texts.get(end), stroke]),
    );
    const meant = picture.links.map(({ claimed }, i) =>
      JSON.stringify([label(names[i]!), label(names[i + 1]!), claimed ? 'dotted' : 'normal']),
    );
    expect(read).toEqual(meant);
    expect(chart.subgraphs.map(({ title }) => mermaidText(title)).sort()).toEqual(
      picture.frames.map(({ name }) => label(name ?? '')).sort(),
    );
    expect(chart.classes).toEqual([]);
  },
);
