import { expect, test } from 'vitest';
import { SourceFile } from '../../../server/src/analysis/source-file.ts';
import { SymbolIndex } from '../../../server/src/analysis/symbol-index.ts';
import { highlightsAt } from '../../../server/src/ide/document-highlight.ts';
import { referenceCounts } from '../../../server/src/ide/reference-counts.ts';
import { usagesOf } from '../../../server/src/ide/references.ts';
import { renameTargetAt } from '../../../server/src/ide/rename.ts';
import { workspaceSymbols } from '../../../server/src/ide/workspace-symbols.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { NAMED_BY_HALF, ringContract, ringPath, usagesInRing } from '../ring-of-contracts.ts';

/** `CONTRACTS=10000 npx vitest run test/server/analysis/symbol-index-speed.test.ts` for the real size. */
const COUNT = Number(process.env.CONTRACTS ?? 500);

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
      new SourceFile(`${folder}${ringPath(one)}`, ringContract(one, COUNT), { assumed: true }),
    );
  const each = (performance.now() - started) / COUNT;
  globalThis.gc?.();
  const kept = (process.memoryUsage().heapUsed - before) / 1e6;
  console.log(
    `index: ${each.toFixed(2)} ms a contract, parsing included; ${kept.toFixed(0)} MB kept (exact with --expose-gc)`,
  );
  const first = `${folder}${ringPath(0)}`;
  const at = NAMED_BY_HALF;
  const usages = measure('references of a property that half of all name', () =>
    usagesOf(index, { uri: first, contract: 0, index: 1 }),
  );
  expect(usages).toHaveLength(usagesInRing(COUNT));
  const counts = measure('counts above the names of a contract that half of all name', () =>
    referenceCounts(index, first),
  );
  expect(counts.map(({ count }) => count)).toContain(usagesInRing(COUNT));
  measure('rename preparation', () => renameTargetAt(index, first, at));
  measure('highlights', () => highlightsAt(index, first, at));
  for (const query of ['', 'sales', 'ordid', 'col7', 'zzz'])
    measure(`workspace symbols "${query}"`, () => workspaceSymbols(index, query));
});
