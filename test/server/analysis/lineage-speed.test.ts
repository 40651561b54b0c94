import { expect, test } from 'vitest';
import { LineageWorkspace } from './lineage-workspace.ts';

/** `CONTRACTS=10000 npx vitest run test/server/analysis/lineage-speed.test.ts` for the real size. */
const COUNT = Number(process.env.CONTRACTS ?? 1_000);
const SOURCES = 3;

function contractOf(index: number): string {
  const reads = Array.from({ length: SOURCES }, (_, step) => index - 1 - step * 7);
  const properties = reads.flatMap((source, column) =>
    source < 0
      ? []
      : [
          `      - name: column_${String(column)}\n        transformSourceObjects: [table_${String(source)}]\n`,
        ],
  );
  return `apiVersion: v3.1.0
kind: DataContract
id: contract-${String(index)}
name: contract_${String(index)}
version: 1.0.0
status: active
domain: domain_${String(index % 20)}
schema:
  - name: table_${String(index)}
    properties:
      - name: id
        classification: internal
${properties.join('')}`;
}

// A print, no assertion on time: machines differ.
test(`time at ${String(COUNT)} contracts`, { timeout: 300_000 }, () => {
  const workspace = new LineageWorkspace();
  const path = (index: number): string => `contracts/data-products/c${String(index)}.odcs.yaml`;
  for (let index = 0; index < COUNT; index++) workspace.set(path(index), contractOf(index));
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    workspace.set(path(0), `${'#\n'.repeat(round)}${contractOf(0)}`);
    const started = performance.now();
    const { nodes, edges } = workspace.graph;
    times.push(performance.now() - started);
    expect(nodes.size).toBe(COUNT);
    expect(edges.length).toBeGreaterThan((COUNT - 3 * 7) * SOURCES);
  }
  const [first = 0, ...others] = times;
  const median = others.sort((a, b) => a - b)[2] ?? 0;
  console.log(`graph: first ${first.toFixed(0)} ms, after an edit ${median.toFixed(0)} ms`);
});
