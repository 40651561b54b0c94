import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { defaultConfig } from '../../../../server/src/lint/config.ts';
import { engine } from '../check.ts';
import { indexOf } from '../check-workspace.ts';

const TOPOLOGY = 'specs/pipelines/topology.mermaid';

/** A mesh of contracts, each made of the three before it. */
function mesh(count: number, drawn: (from: number, to: number) => boolean): Record<string, string> {
  const files: Record<string, string> = {};
  const lines = ['flowchart LR'];
  for (let at = 0; at < count; at++) {
    const from = [at - 1, at - 2, at - 3].filter((one) => one >= 0);
    const sources = from.map((one) => `table_${String(one)}`).join(', ');
    files[`specs/contracts/c${String(at)}.odcs.yaml`] = contract(`domain: d${String(at % 20)}
schema:
  - name: table_${String(at)}
    properties:
      - name: id
        logicalType: string
        transformSourceObjects: [${sources}]`).replace('id: orders', `id: c${String(at)}`);
    for (const one of from)
      if (drawn(one, at)) lines.push(`  table_${String(one)} --> table_${String(at)}`);
  }
  return { ...files, [TOPOLOGY]: `${lines.join('\n')}\n` };
}

test.each([
  ['all right', (): boolean => true, 0],
  ['with every tenth edge missing', (_: number, to: number): boolean => to % 10 !== 0, 300],
])('a mesh of 1,000 contracts and 3,000 edges is checked at once: %s', (_, drawn, least) => {
  const index = indexOf(mesh(1_000, drawn));
  const file = index.recorded(TOPOLOGY)!;
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    const found = engine.lintInWorkspace(file, index, defaultConfig);
    expect(found.length).toBeGreaterThanOrEqual(Math.min(least, 200));
    return performance.now() - start;
  });
  // 15 to 40 ms when the code is warm and nothing else runs.
  expect(Math.min(...times)).toBeLessThan(500);
});
