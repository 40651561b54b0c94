import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_CHANGED,
  type ViewGraph,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { LspClient } from '../lsp-client.ts';
import { meshContract, meshPath, type MeshContract } from '../mesh-contract.ts';
import { cpuTimes } from '../process-tree.ts';
import { pick, seeded, type Random } from '../random.ts';
import { summarize } from '../summary.ts';
import type { Place } from '../synthetic-contract.ts';
import { noSamples, type EditSamples } from './edits.ts';

const CONTRACTS = 1_000;
const LIMIT = 60_000;
/** How long (ms) the panel waits after it was told, and the cursor before it is followed. */
const PANEL_PAUSE = 100;
/** How long (ms) somebody thinks between two edits at most: the graph is put together after 300 ms. */
const PAUSE = 500;

/**
 * A mesh of contracts while one of them is edited, without the lineage preview and with it: each edit breaks a type,
 * and makes another graph. The preview asks for the graph and for the table at the cursor as the panel does. Ours alone.
 */
export async function lineage(bench: Bench): Promise<void> {
  const ours = bench.servers.find(({ name }) => name === 'ours');
  if (ours === undefined) return;
  const root = bench.folder();
  for (let index = 0; index < CONTRACTS; index++) {
    const path = join(root, meshPath(index));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, meshContract(index, false).text);
  }
  const client = bench.spawn(ours, root);
  const own = Math.floor(CONTRACTS / 2);
  const contract = meshContract(own, true);
  const document = new BenchDocument(client, meshPath(own), contract);
  const facts = { server: 'ours', lines: contract.text.split('\n').length - 1 } as const;
  const all = { ...facts, contracts: CONTRACTS, unit: 'ms', timeouts: 0 } as const;
  await client.initialize();
  const panel = new Panel(client, document.uri);
  await panel.graph();
  const first = [performance.now() - client.spawned];
  bench.record({ ...all, figure: 'lineage, first graph', ...summarize(first) });
  panel.close();
  await document.open(LIMIT);
  for (const [figure, isOpen] of [
    ['lineage edit, panel closed', false],
    ['lineage edit, panel open', true],
  ] as const) {
    await client.quiet();
    if (isOpen) await panel.open();
    const { result, noise } = await bench.withNoise(cpuTimes([client]), () =>
      typed(bench, { document, contract, panel }),
    );
    const { times, timeouts, refused } = result;
    bench.record({ ...all, figure, timeouts, refused, noise, ...summarize(times) });
  }
  panel.close();
  bench.record({ ...all, figure: 'lineage, graph again', ...summarize(panel.times) });
  await bench.stop(client);
}

interface Typist {
  readonly document: BenchDocument;
  readonly contract: MeshContract;
  readonly panel: Panel;
}

/** Letters typed at a type and at the name of a source at once, and taken away again. */
async function typed(bench: Bench, typist: Typist): Promise<EditSamples> {
  const { edits, seed, timeout } = bench.options;
  const { document, contract, panel } = typist;
  const random = seeded(seed);
  const samples = noSamples();
  for (let round = 0; round < edits / 2; round++) {
    const type = pick(random, contract.types);
    const places = [type, pick(random, contract.sources)];
    for (const isTyped of [true, false]) {
      const bytes = document.edits(
        places.map((place) => (isTyped ? insertion(place) : removal(place))),
      );
      const expected = document.expected(isTyped ? type : undefined);
      const seen = await document.send(bytes, expected, timeout);
      if (seen === undefined) samples.timeouts++;
      else samples.times.push(seen.ms);
      panel.cursor(type);
      await think(random);
    }
  }
  return samples;
}

function insertion({ line, end: character }: Place): Parameters<BenchDocument['edits']>[0][number] {
  return { from: { line, character }, to: { line, character }, text: 'x' };
}

function removal({ line, end: character }: Place): ReturnType<typeof insertion> {
  return { from: { line, character }, to: { line, character: character + 1 }, text: '' };
}

function think(random: Random): Promise<void> {
  return sleep(random() * PAUSE);
}

/** Asks what the panel and the tree ask, when they ask it. */
class Panel {
  readonly #client: LspClient;
  readonly #uri: string;
  /** How long each graph took that was asked for after a change. */
  readonly times: number[] = [];
  #isOpen = false;
  #asking: NodeJS.Timeout | undefined;
  #looking: NodeJS.Timeout | undefined;

  constructor(client: LspClient, uri: string) {
    this.#client = client;
    this.#uri = uri;
    client.onNotification(LINEAGE_CHANGED, () => {
      if (!this.#isOpen) return;
      clearTimeout(this.#asking);
      this.#asking = setTimeout(() => void this.#again(), PANEL_PAUSE);
    });
  }

  /** Throws where it is not the whole mesh. */
  async graph(): Promise<number> {
    const { result, ms } = await this.#client.request(LINEAGE, null, { timeout: LIMIT });
    const { nodes, edges } = result as ViewGraph;
    if (nodes.length < CONTRACTS || edges.length < 2 * CONTRACTS)
      throw new Error(`The graph has ${nodes.length} tables and ${edges.length} edges only.`);
    return ms;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    await this.graph();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#asking);
    clearTimeout(this.#looking);
  }

  /** The cursor has come to rest somewhere. */
  cursor({ line, end: character }: Place): void {
    if (!this.#isOpen) return;
    clearTimeout(this.#looking);
    const params = { textDocument: { uri: this.#uri }, position: { line, character } };
    this.#looking = setTimeout(() => {
      void this.#client.request(LINEAGE_AT, params).catch(() => undefined);
    }, PANEL_PAUSE);
  }

  async #again(): Promise<void> {
    this.times.push(await this.graph());
  }
}
