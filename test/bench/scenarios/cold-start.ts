import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { ServerUnderTest } from '../lsp-client.ts';
import { cpuTime } from '../process-tree.ts';
import { summarize } from '../summary.ts';
import { syntheticContract } from '../synthetic-contract.ts';

const LINES = 300;

/** From the start of the process to right diagnostics of a contract; new processes, one server after the other. */
export async function coldStart(bench: Bench): Promise<void> {
  const { starts, seed } = bench.options;
  const samples = new Map(bench.servers.map(({ name }) => [name, [] as number[]]));
  let cpu = 0;
  const { noise } = await bench.withNoise(
    () => cpu,
    async () => {
      // The first start of each reads from a cold disk: it is dropped.
      for (let round = 0; round <= starts; round++) {
        for (const server of bench.servers) {
          const started = await startOnce(bench, server, seed);
          cpu += started.cpu;
          if (round > 0) samples.get(server.name)?.push(started.ms);
        }
      }
    },
  );
  for (const [server, times] of samples) {
    const summary = summarize(times);
    const figure = { figure: 'cold start', unit: 'ms', lines: LINES, timeouts: 0 } as const;
    bench.record({ ...figure, server, ...summary, noise });
  }
}

async function startOnce(
  bench: Bench,
  server: ServerUnderTest,
  seed: number,
): Promise<{ readonly ms: number; readonly cpu: number }> {
  const client = bench.spawn(server);
  const contract = syntheticContract({ lines: LINES, seed, error: 'last' });
  const document = new BenchDocument(client, 'a.odcs.yaml', contract);
  await client.initialize();
  const { at } = await document.open();
  const cpu = cpuTime(client.pid);
  await bench.stop(client);
  return { ms: at - client.spawned, cpu };
}
