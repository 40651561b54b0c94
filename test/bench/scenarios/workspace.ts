import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { ServerUnderTest } from '../lsp-client.ts';
import { cpuTimes, memory } from '../process-tree.ts';
import { summarize } from '../summary.ts';
import { syntheticContract } from '../synthetic-contract.ts';
import { answered } from './requests.ts';
import { watchContracts } from './watch-contracts.ts';
import { OPEN_LINES, workIn } from './work-in.ts';

const LINES = 100;
const LIMIT = 300_000;
const FOLDERS = 100;

/**
 * Many contracts, each with an error of its own: from the start of the process until each has shown
 * it. Meanwhile somebody works in a document. Ours finds the files in the folder; theirs, which
 * looks at open documents only, is sent them all. One server after the other.
 */
export async function workspace(bench: Bench): Promise<void> {
  const { contracts, seed } = bench.options;
  const root = bench.folder();
  const files = Array.from({ length: contracts }, (_, index) => ({
    name: `d${index % FOLDERS}/c${index}.odcs.yaml`,
    contract: syntheticContract({ lines: LINES, seed: seed + index, error: 'any' }),
  }));
  for (let index = 0; index < FOLDERS; index++) mkdirSync(join(root, `d${index}`));
  for (const { name, contract } of files) writeFileSync(join(root, name), contract.text);
  for (const server of bench.servers) await workspaceOf(bench, server, root, files);
}

type File = { readonly name: string; readonly contract: ReturnType<typeof syntheticContract> };

async function workspaceOf(
  bench: Bench,
  server: ServerUnderTest,
  root: string,
  files: readonly File[],
): Promise<void> {
  const client = bench.spawn(server, root);
  const documents = files.map(({ name, contract }) => new BenchDocument(client, name, contract));
  const { result, noise } = await bench.withNoise(cpuTimes([client]), async () => {
    const watch = watchContracts(client, documents, server.readsFolder);
    await client.initialize();
    const work = workIn(bench, client, () => watch.done || client.gone);
    if (!server.readsFolder) {
      for (const document of documents) {
        client.write(document.opening());
        await client.drained();
      }
    }
    const missing = await watch.ended(LIMIT);
    const { peak } = memory(client.pid);
    return { missing, peak, last: watch.last, work: await work };
  });
  const { missing, peak, last, work } = result;
  const all = { server: server.name, lines: LINES, contracts: files.length, noise } as const;
  const time = missing > 0 ? [] : [(last - client.spawned) / 1000];
  bench.record({ ...all, figure: 'workspace', unit: 's', timeouts: missing, ...summarize(time) });
  const mib = { figure: 'workspace peak', unit: 'MiB', timeouts: 0 } as const;
  bench.record({ ...all, ...mib, ...summarize([peak]) });
  const ms = { ...all, unit: 'ms', lines: OPEN_LINES } as const;
  const { times, timeouts, refused } = work.edits;
  bench.record({ ...ms, figure: 'workspace edit', timeouts, refused, ...summarize(times) });
  bench.record({ ...ms, figure: 'workspace completion', ...answered(work.completion) });
  bench.record({ ...ms, figure: 'workspace hover', ...answered(work.hover) });
  await bench.stop(client);
}
