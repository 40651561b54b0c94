import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { LspClient } from '../lsp-client.ts';
import { cpuTimes } from '../process-tree.ts';
import { pick, seeded } from '../random.ts';
import { summarize } from '../summary.ts';
import { syntheticContract, type Place } from '../synthetic-contract.ts';

/** Key completion right after an edit, and hover, for each size; the servers take every request in turn. */
export async function requests(bench: Bench): Promise<void> {
  for (const lines of bench.options.sizes) {
    await bench.together((clients) => requestsOf(bench, clients, lines));
  }
}

async function requestsOf(
  bench: Bench,
  clients: readonly LspClient[],
  lines: number,
): Promise<void> {
  const { requests, warmUp, seed } = bench.options;
  const contract = syntheticContract({ lines, seed, error: 'last' });
  const runs = clients.map((client) => ({
    client,
    document: new BenchDocument(client, 'a.odcs.yaml', contract),
    completion: [] as (number | undefined)[],
    hover: [] as (number | undefined)[],
  }));
  for (const { document } of runs) await document.open();
  const random = seeded(seed + lines);
  const { noise } = await bench.withNoise(cpuTimes(clients), async () => {
    for (let round = 0; round < warmUp / 2 + requests; round++) {
      const place = pick(random, contract.types);
      for (const run of runs) {
        await run.client.quiet();
        const hover = await hoverAt(run.client, run.document, place);
        const completion = await completeAt(run.client, run.document, place);
        if (round < warmUp / 2) continue;
        run.hover.push(hover);
        run.completion.push(completion);
      }
    }
  });
  for (const { client, completion, hover } of runs) {
    const figure = { server: client.server.name, lines, unit: 'ms', noise } as const;
    bench.record({ ...figure, figure: 'completion', ...answered(completion) });
    bench.record({ ...figure, figure: 'hover', ...answered(hover) });
  }
}

/** Those without the expected answer count as time-outs. */
export function answered(
  times: readonly (number | undefined)[],
): ReturnType<typeof summarize> & { readonly timeouts: number } {
  const good = times.filter((time) => time !== undefined);
  return { ...summarize(good), timeouts: times.length - good.length };
}

/**
 * Types the first letters of a key on a new line and asks at once, in the same write. The time, or
 * undefined when the key that these letters begin is not offered.
 */
export async function completeAt(
  client: LspClient,
  document: BenchDocument,
  { line, start, end }: Place,
): Promise<number | undefined> {
  const indent = start - 'logicalType: '.length;
  const typed = `\n${' '.repeat(indent)}enc`;
  const at = { line, character: end };
  const cursor = { line: line + 1, character: typed.length - 1 };
  const edit = document.edit(at, at, typed);
  const params = { textDocument: { uri: document.uri }, position: cursor };
  const { result, ms } = await client.request('textDocument/completion', params, { before: edit });
  client.write(document.edit(at, cursor, ''));
  return labels(result).includes('encryptedName') ? ms : undefined;
}

/** Asks about a key; the time, or undefined when the answer does not explain it. */
export async function hoverAt(
  client: LspClient,
  document: BenchDocument,
  { line, start }: Place,
): Promise<number | undefined> {
  const position = { line, character: start - 5 };
  const params = { textDocument: { uri: document.uri }, position };
  const { result, ms } = await client.request('textDocument/hover', params);
  return /logical/i.test(JSON.stringify(result)) ? ms : undefined;
}

function labels(result: unknown): unknown[] {
  const items = Array.isArray(result) ? result : (result as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [];
  return items.map((item: { readonly label?: unknown }) => item.label);
}
