import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  NAMED_BY_HALF,
  ringContract,
  ringPath,
  usagesInRing,
} from '../../server/ring-of-contracts.ts';
import type { Bench } from '../bench.ts';
import type { FigureName } from '../figure.ts';
import type { LspClient } from '../lsp-client.ts';
import { frame } from '../message-stream.ts';
import { cpuTimes } from '../process-tree.ts';
import { answered } from './requests.ts';

/** How long (ms) the server may take until it knows all files. */
const LIMIT = 300_000;
/** Lines of each contract. */
const LINES = 100;
/** From what everything bears to what nothing does. */
const QUERIES = ['', 'sales', 'ordid', 'col7', 'zzz'];

/** Questions over a workspace of contracts that name each other, when all have been read. Ours alone. */
export async function navigation(bench: Bench): Promise<void> {
  const ours = bench.servers.find(({ name }) => name === 'ours');
  if (ours === undefined) return;
  const { contracts, requests, warmUp } = bench.options;
  const root = bench.folder();
  for (let index = 0; index < contracts; index++)
    writeFileSync(join(root, ringPath(index)), ringContract(index, contracts));
  const client = bench.spawn(ours, root);
  await client.initialize();
  const asked = new Questions(client, contracts);
  await asked.ready();
  const times = new Map<FigureName, (number | undefined)[]>();
  const { noise } = await bench.withNoise(cpuTimes([client]), async () => {
    for (let round = 0; round < warmUp / 2 + requests; round++) {
      await client.quiet();
      for (const [figure, ms] of await asked.round(round))
        if (round >= warmUp / 2) times.set(figure, [...(times.get(figure) ?? []), ms]);
    }
  });
  for (const [figure, list] of times) {
    const facts = { server: 'ours', lines: LINES, contracts, unit: 'ms', noise } as const;
    bench.record({ ...facts, figure, ...answered(list) });
  }
  await bench.stop(client);
}

/** What is asked of the first contract, which half of all name; each answer is known beforehand. */
class Questions {
  readonly #client: LspClient;
  readonly #contracts: number;
  readonly #textDocument: { readonly uri: string };

  constructor(client: LspClient, contracts: number) {
    this.#client = client;
    this.#contracts = contracts;
    this.#textDocument = { uri: pathToFileURL(join(client.root, ringPath(0))).href };
  }

  /** Opens the contract and waits until the server knows all that name it. */
  async ready(): Promise<void> {
    const { languageId } = this.#client.server;
    const text = ringContract(0, this.#contracts);
    const textDocument = { ...this.#textDocument, languageId, version: 1, text };
    this.#client.write(frame({ method: 'textDocument/didOpen', params: { textDocument } }));
    const started = performance.now();
    while ((await this.#references()) === undefined) {
      if (performance.now() - started > LIMIT) throw new Error('The scan has not ended in time.');
      await this.#client.quiet(1_000);
    }
  }

  /** One of each; the time is undefined where the answer is not the right one. */
  async round(round: number): Promise<readonly (readonly [FigureName, number | undefined])[]> {
    return [
      ['references', await this.#references()],
      ['rename preparation', await this.#prepareRename()],
      ['workspace symbols', await this.#symbols(QUERIES[round % QUERIES.length] ?? '')],
      ['code lenses', await this.#lenses()],
    ];
  }

  async #references(): Promise<number | undefined> {
    const { result, ms } = await this.#client.request('textDocument/references', {
      ...this.#cursor(),
      context: { includeDeclaration: false },
    });
    return listOf(result).length === usagesInRing(this.#contracts) ? ms : undefined;
  }

  async #prepareRename(): Promise<number | undefined> {
    const { result, ms } = await this.#client.request('textDocument/prepareRename', this.#cursor());
    return JSON.stringify(result).includes('order_identifier') ? ms : undefined;
  }

  async #symbols(query: string): Promise<number | undefined> {
    const { result, ms } = await this.#client.request('workspace/symbol', { query });
    return listOf(result).length > 0 === (query !== 'zzz') ? ms : undefined;
  }

  /** The slowest of the requests for the lenses of the file and for the words of each. */
  async #lenses(): Promise<number | undefined> {
    const textDocument = this.#textDocument;
    const { result, ms } = await this.#client.request('textDocument/codeLens', { textDocument });
    const lenses = listOf(result);
    let most = 0;
    let slowest = ms;
    for (const lens of lenses) {
      const resolved = await this.#client.request('codeLens/resolve', lens);
      slowest = Math.max(slowest, resolved.ms);
      const title = JSON.stringify(resolved.result);
      most = Math.max(most, Number(/"title":"(\d+) references/.exec(title)?.[1] ?? 0));
    }
    return most === usagesInRing(this.#contracts) ? slowest : undefined;
  }

  #cursor(): object {
    return { textDocument: this.#textDocument, position: NAMED_BY_HALF };
  }
}

function listOf(result: unknown): readonly unknown[] {
  return Array.isArray(result) ? result : [];
}
