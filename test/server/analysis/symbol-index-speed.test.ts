import { expect, test } from 'vitest';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { highlightsAt } from '../../../server/src/ide/document-highlight.ts';
import { usagesOf } from '../../../server/src/ide/references.ts';
import { renameTargetAt } from '../../../server/src/ide/rename.ts';
import { workspaceSymbols } from '../../../server/src/ide/workspace-symbols.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';

/** `CONTRACTS=10000 npx vitest run test/server/analysis/symbol-index-speed.test.ts` for the real size. */
const COUNT = Number(process.env.CONTRACTS ?? 500);

/** A hundred lines; each contract names the one after it, and every second the first. */
function contract(index: number): string {
  const lines = [
    'apiVersion: v3.1.0',
    'kind: DataContract',
    `id: 6f1c2d3e-0000-4000-8000-${String(index).padStart(12, '0')}`,
    `name: domain_contract_${String(index)}`,
    'version: 1.0.0',
    'schema:',
    `  - name: sales_orders_${String(index)}`,
    '    physicalType: table',
    '    properties:',
    '      - name: order_identifier',
    '        logicalType: string',
    '        relationships:',
    `          - to: c${String((index + 1) % COUNT)}.odcs.yaml#sales_orders_${String((index + 1) % COUNT)}.order_identifier`,
    `          - to: ${index % 2 === 0 ? 'c0.odcs.yaml#sales_orders_0.order_identifier' : `sales_orders_${String(index)}.column_number_1`}`,
  ];
  for (let property = 0; lines.length < 97; property++) {
    lines.push(
      `      - name: column_number_${String(property)}`,
      '        logicalType: string',
      '        physicalType: varchar(36)',
      `        description: A column of table ${String(index)}, said in a few words.`,
    );
  }
  lines.push(
    'slaProperties:',
    '  - property: latency',
    `    element: sales_orders_${String(index)}.order_identifier`,
  );
  return `${lines.join('\n')}\n`;
}

function measure<Result>(title: string, run: () => Result): Result {
  const times: number[] = [];
  let result: Result | undefined;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    result = run();
    times.push(performance.now() - start);
  }
  const sorted = [...times].sort((a, b) => a - b);
  console.log(
    `${title}: first ${times[0]?.toFixed(1) ?? ''} ms, median ${sorted[3]?.toFixed(1) ?? ''} ms`,
  );
  return result as Result;
}

// A print, no assertion on time: machines differ.
test(`time and memory at ${String(COUNT)} contracts`, { timeout: 300_000 }, () => {
  const folder = 'file:///w/';
  const resolve = (from: string, path: string): string =>
    from.slice(0, from.lastIndexOf('/') + 1) + path;
  const index = new SymbolIndex(new SpecIndex(odcs), resolve);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  for (let one = 0; one < COUNT; one++)
    index.put(
      new SourceFile(`${folder}c${String(one)}.odcs.yaml`, contract(one), { assumed: true }),
    );
  const each = (performance.now() - started) / COUNT;
  globalThis.gc?.();
  const kept = (process.memoryUsage().heapUsed - before) / 1e6;
  console.log(
    `index: ${each.toFixed(2)} ms a contract, parsing included; ${kept.toFixed(0)} MB kept (exact with --expose-gc)`,
  );
  const first = `${folder}c0.odcs.yaml`;
  const at = { line: 9, character: 17 };
  const usages = measure('references of a property that half of all name', () =>
    usagesOf(index, { uri: first, contract: 0, index: 1 }),
  );
  expect(usages).toHaveLength(COUNT / 2 + 2);
  measure('rename preparation', () => renameTargetAt(index, first, at));
  measure('highlights', () => highlightsAt(index, first, at));
  for (const query of ['', 'sales', 'ordid', 'col7', 'zzz'])
    measure(`workspace symbols "${query}"`, () => workspaceSymbols(index, query));
});
