// node test/bench/lineage-page.ts: how soon the page of the lineage preview shows its first picture in Chromium, and how
// smoothly that is moved and zoomed.
import { bipartite, chain, ladder, mesh, star } from '../client/lineage/graphs.ts';
import { Harness, type Preview } from '../client/lineage/harness.ts';
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

const REPEATS = 3;

const harness = await Harness.start();
for (const [name, graph, showAll] of cases) {
  const times: number[] = [];
  for (let i = 0; i < REPEATS; i += 1) {
    const preview = await harness.open({
      saved: { mode: 'all', showAll },
      width: 1200,
      height: 800,
    });
    times.push(await firstPicture(preview, graph));
    await preview.page.close();
  }
  console.log(`${name}: first picture after ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
}
for (const saved of [undefined, 0.3, 1, 2]) {
  const preview = await harness.open({
    saved: { mode: 'all', showAll: true },
    width: 1200,
    height: 800,
  });
  await firstPicture(preview, mesh(400, 800));
  if (saved !== undefined) await zoomTo(preview, saved);
  const at = saved === undefined ? 'as a whole' : `at ${saved}`;
  for (const what of ['pan', 'zoom'] as const)
    console.log(`400 tables ${at}, ${what}: ${frameText(await frames(preview, what))}`);
  await preview.page.close();
}
await harness.stop();

/** From the message to the frame after the one that shows it. */
function firstPicture({ page }: Preview, graph: ViewGraph): Promise<number> {
  return page.evaluate<number>(`new Promise((done) => {
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
}

async function zoomTo(preview: Preview, scale: number): Promise<void> {
  await preview.page.evaluate(`{
    const { a } = new DOMMatrix(getComputedStyle(document.querySelector('.picture')).transform);
    const at = { clientX: 600, clientY: 400, bubbles: true, cancelable: true, ctrlKey: true };
    document.querySelector('.graph').dispatchEvent(
      new WheelEvent('wheel', { ...at, deltaY: -100 * Math.log(${scale} / a) }));
  }`);
  await preview.settled();
  await preview.page.waitForTimeout(500);
}

/** Times between frames, in ms, while somebody moves or zooms without a pause. */
function frames({ page }: Preview, what: 'pan' | 'zoom'): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise((done) => {
    const graph = document.querySelector('.graph');
    const times = [];
    let last;
    const step = (now) => {
      if (last !== undefined) times.push(now - last);
      last = now;
      if (times.length === 90) { done(times); return; }
      const by = times.length % 40 < 20 ? 1 : -1;
      graph.dispatchEvent(new WheelEvent('wheel', {
        clientX: 600, clientY: 400, bubbles: true, cancelable: true,
        ...(${what === 'pan'} ? { deltaX: 12 * by, deltaY: 9 * by } : { ctrlKey: true, deltaY: 4 * by }),
      }));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`);
}

function frameText(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  return `${at(0.5)} ms a frame, 95 of 100 within ${at(0.95)} ms, the longest ${at(1)} ms`;
}
