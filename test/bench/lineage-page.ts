// node test/bench/lineage-page.ts: how soon the page of the lineage preview shows its first picture, in Chromium.
import { bipartite, chain, ladder, mesh, star } from '../client/lineage/graphs.ts';
import { Harness } from '../client/lineage/harness.ts';
import type { ViewGraph } from '../../client/src/lineage/messages.ts';

const cases: readonly (readonly [string, ViewGraph, boolean])[] = [
  ['100 tables, 300 connections', mesh(100, 300), false],
  ['400 tables, 800 connections, all', mesh(400, 800), true],
  ['1,000 tables, 3,000 connections, grouped', mesh(1000, 3000), false],
  ['star of 500, all', star(500), true],
  ['chain of 500, all', chain(500), true],
  ['50 to 50, all', bipartite(50), true],
  ['ladder of 100 diamonds, all', ladder(100), true],
];

const harness = await Harness.start();
for (const [name, graph, showAll] of cases) {
  const preview = await harness.open({ saved: { mode: 'all', showAll }, width: 1200, height: 800 });
  const ms = await preview.page.evaluate<number>(`new Promise((done) => {
    const start = performance.now();
    const painted = () => requestAnimationFrame(() => done(performance.now() - start));
    const seen = new MutationObserver(() => {
      if (!document.querySelector('.face')) return;
      seen.disconnect();
      requestAnimationFrame(painted);
    });
    seen.observe(document.body, { childList: true, subtree: true });
    window.postMessage(${JSON.stringify({ type: 'graph', graph })}, '*');
  })`);
  console.log(`${name}: first picture after ${ms.toFixed(0)} ms`);
  await preview.page.close();
}
await harness.stop();
