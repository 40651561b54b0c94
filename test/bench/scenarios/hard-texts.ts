import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { hardTexts } from '../../server/robustness/hard-texts.ts';
import type { Bench } from '../bench.ts';
import type { LspClient } from '../lsp-client.ts';
import { frame } from '../message-stream.ts';
import { cpuTimes, memory } from '../process-tree.ts';
import { summarize } from '../summary.ts';

/** In MiB, for the heap of the server's engine. */
const HEAP = 512;

/** How long (ms) nothing more comes when all is said. */
const QUIET = 3_000;

/** Each of the texts made to be hard, from opening it to the last diagnostics, on one server with little memory. Ours alone. */
export async function hardTextsOpened(bench: Bench): Promise<void> {
  const ours = bench.servers.find(({ name }) => name === 'ours');
  const [node = '', ...args] = ours?.command ?? [];
  if (ours === undefined) return;
  const client = bench.spawn({
    ...ours,
    command: [node, `--max-old-space-size=${HEAP}`, ...args],
  });
  await client.initialize();
  const { result, noise } = await bench.withNoise(cpuTimes([client]), async () => {
    const times: number[] = [];
    let timeouts = 0;
    for (const [index, { name, text }] of hardTexts.entries()) {
      const ms = await openedAndClosed(client, `hard-${index}`, text, bench.options.timeout);
      if (ms === undefined) timeouts++;
      else times.push(ms);
      console.log(`  ${name}: ${ms === undefined ? 'no diagnostics' : `${Math.round(ms)} ms`}`);
    }
    return { times, timeouts };
  });
  const { times, timeouts } = result;
  const all = { server: 'ours', lines: 0, texts: hardTexts.length, noise } as const;
  const slowest = { figure: 'hard text', unit: 'ms', timeouts } as const;
  bench.record({ ...all, ...slowest, ...summarize([Math.max(...times)]) });
  const { peak } = memory(client.pid);
  bench.record({ ...all, figure: 'memory peak', unit: 'MiB', timeouts: 0, ...summarize([peak]) });
  await bench.stop(client);
}

async function openedAndClosed(
  client: LspClient,
  file: string,
  text: string,
  timeout: number,
): Promise<number | undefined> {
  const uri = pathToFileURL(join(client.root, `${file}.odcs.yaml`)).href;
  const textDocument = { uri, languageId: client.server.languageId, version: 1, text };
  let last: number | undefined;
  const stop = client.onPublish((published, at) => {
    if (published.uri === uri) last = at;
  });
  const opened = client.write(frame({ method: 'textDocument/didOpen', params: { textDocument } }));
  // In long texts some rules wait for a pause, and what they say comes later.
  while (last === undefined || performance.now() - last < QUIET) {
    if (performance.now() - opened > timeout) break;
    await sleep(50);
  }
  stop();
  client.write(frame({ method: 'textDocument/didClose', params: { textDocument: { uri } } }));
  return last === undefined ? undefined : last - opened;
}
