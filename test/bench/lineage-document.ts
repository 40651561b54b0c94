// node test/bench/lineage-document.ts: how long a topology file takes to be drawn in the lineage preview, in Chromium.
import { chromiumPath, openMermaidPage } from '../client/lineage/mermaid-harness.ts';
import { seeded } from './random.ts';

const ROUNDS = 5;

if (chromiumPath !== undefined) {
  console.log('nodes  edges  first picture after the page  drawn again  (median of 5, ms)');
  for (const nodes of [10, 50, 100, 120]) {
    const text = topology(nodes);
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await openMermaidPage();
      await page.ask('start');
      first.push(await page.ask<number>('firstPicture', text));
      again.push(await page.ask<number>('drawTime', text));
      await page.close();
    }
    const edges = text.split('-->').length - 1;
    const cells = [pad(nodes, 5), pad(edges, 6), pad(median(first), 29), pad(median(again), 12)];
    console.log(cells.join(' '));
  }
}

/** In ten layers, as tables are; each has one source or two in the layer before. */
function topology(count: number): string {
  const random = seeded(7);
  const wide = Math.ceil(count / 10);
  const lines = Array.from({ length: count }, (_, index) => {
    const before = Math.floor(index / wide) * wide - wide;
    const sources = before < 0 ? [] : [before + Math.floor(random() * wide)];
    if (before >= 0 && index % 3 === 0) sources.push(before + Math.floor(random() * wide));
    const own = `  int_table_${index}[int_table_${index}]`;
    return [own, ...sources.map((source) => `  int_table_${source} --> int_table_${index}`)];
  });
  return ['flowchart LR', ...lines.flat()].join('\n');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function pad(value: number, width: number): string {
  return value.toFixed(0).padStart(width);
}
