import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { LspClient } from '../lsp-client.ts';
import type { Expected } from '../matcher.ts';
import { cpuTime, cpuTimes, memory } from '../process-tree.ts';
import { pick, seeded } from '../random.ts';
import { summarize } from '../summary.ts';
import { syntheticContract, type Place } from '../synthetic-contract.ts';

/** How long (ms) after its diagnostics the CPU time of an edit is counted to: collection and compilation follow. */
const AFTER = 50;

/** What came of a row of edits. */
export interface EditSamples {
  readonly times: number[];
  readonly cpu: number[];
  timeouts: number;
  refused: number;
}

export function noSamples(): EditSamples {
  return { times: [], cpu: [], timeouts: 0, refused: 0 };
}

/** Edit to diagnostics, CPU per edit and memory, for each size; the servers take every edit in turn. */
export async function edits(bench: Bench): Promise<void> {
  for (const lines of bench.options.sizes) {
    await bench.together((clients) => editsOf(bench, clients, lines));
  }
}

async function editsOf(bench: Bench, clients: readonly LspClient[], lines: number): Promise<void> {
  const { edits, warmUp, seed, timeout } = bench.options;
  const contract = syntheticContract({ lines, seed, error: 'last' });
  const runs = clients.map((client) => ({
    client,
    document: new BenchDocument(client, 'a.odcs.yaml', contract),
    samples: noSamples(),
    opened: 0,
  }));
  for (const run of runs) {
    await run.client.quiet();
    await run.document.open();
    await run.client.quiet();
    run.opened = memory(run.client.pid).now;
  }
  const random = seeded(seed + lines);
  const { noise } = await bench.withNoise(cpuTimes(clients), async () => {
    for (let round = 0; round < (warmUp + edits) / 2; round++) {
      const place = pick(random, contract.types);
      const counts = round >= warmUp / 2;
      for (const { client, document, samples } of runs)
        await breakAndFix({ client, document, place, timeout }, counts ? samples : noSamples());
    }
  });
  for (const { client, samples, opened } of runs) {
    const server = client.server.name;
    const { timeouts, refused } = samples;
    const figure = { server, lines, timeouts, refused, noise } as const;
    bench.record({ ...figure, figure: 'edit', unit: 'ms', ...summarize(samples.times) });
    bench.record({ ...figure, figure: 'edit cpu', unit: 'ms', ...summarize(samples.cpu) });
    const at = { server, lines, timeouts: 0, unit: 'MiB' } as const;
    bench.record({ ...at, figure: 'memory', ...summarize([opened]) });
    bench.record({ ...at, figure: 'memory peak', ...summarize([memory(client.pid).peak]) });
  }
}

export interface Edit {
  readonly client: LspClient;
  readonly document: BenchDocument;
  readonly place: Place;
  readonly timeout: number;
}

/** Types a letter at the end of a valid value, waits, takes it away, waits. */
export async function breakAndFix(edit: Edit, samples: EditSamples): Promise<void> {
  const { document, place } = edit;
  const typed = document.typing(place);
  await sample(edit, typed, document.expected(place), samples);
  const untyped = document.untyping(place);
  await sample(edit, untyped, document.expected(), samples);
}

async function sample(
  { client, document, timeout }: Edit,
  bytes: Buffer,
  expected: Expected,
  samples: EditSamples,
): Promise<void> {
  const before = cpuTime(client.pid);
  const seen = await document.send(bytes, expected, timeout);
  if (seen === undefined) {
    samples.timeouts++;
    if (client.gone) throw new Error(`${client.server.name} has ended.\n${client.complaints}`);
    return;
  }
  await sleep(AFTER);
  samples.times.push(seen.ms);
  samples.cpu.push(cpuTime(client.pid) - before);
  samples.refused += seen.refused;
}
