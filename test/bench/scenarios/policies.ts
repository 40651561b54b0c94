import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ringContract, ringPath } from '../../server/ring-of-contracts.ts';
import type { Bench } from '../bench.ts';
import type { FigureName } from '../figure.ts';
import type { LspClient } from '../lsp-client.ts';
import { frame } from '../message-stream.ts';
import { cpuTimes } from '../process-tree.ts';
import { summarize } from '../summary.ts';
import { answered } from './requests.ts';
import { OPEN_LINES, workIn } from './work-in.ts';

const LINES = 100;
const LIMIT = 300_000;
/** Changes of each kind, there and back. */
const ROUNDS = 3;
const POLICY = 'specs/governance/naming.json';
/** Every hundredth contract has a column of that name. */
const WORD = 'order_note';
const EVERY = 100;
const quiet = { casing: { columns: 'snake_case' }, reserved_words: ['nothing'] };
/** Breaks one name of some contracts. */
const few = { ...quiet, reserved_words: [WORD] };
/** Breaks all names of all contracts. */
const all = { ...quiet, casing: { columns: 'camelCase' } };

/**
 * One line of a naming policy changes: until every contract that it concerns shows what it says now, while somebody
 * works in another document. Ours alone.
 */
export async function policies(bench: Bench): Promise<void> {
  const ours = bench.servers.find(({ name }) => name === 'ours');
  if (ours === undefined) return;
  const { contracts } = bench.options;
  const root = bench.folder();
  mkdirSync(join(root, 'specs', 'governance'), { recursive: true });
  writeFileSync(join(root, POLICY), JSON.stringify(few));
  for (let index = 0; index < contracts; index++)
    writeFileSync(join(root, ringPath(index)), contractText(index, contracts));
  const client = bench.spawn(ours, root);
  const shown = new Shown(client, contracts);
  await client.initialize();
  await shown.wait(isSome);
  const policy = new OpenPolicy(client);
  const figures = new Map<FigureName, number[]>([
    ['policy, some contracts', []],
    ['policy, all contracts', []],
  ]);
  let done = false;
  const { result, noise } = await bench.withNoise(cpuTimes([client]), async () => {
    const working = workIn(bench, client, () => done || client.gone);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [figure, changed, concerned] of [
        ['policy, some contracts', few, isSome],
        ['policy, all contracts', all, () => true],
      ] as const) {
        policy.write(quiet);
        await shown.wait(() => false);
        const sent = policy.write(changed);
        figures.get(figure)?.push((await shown.wait(concerned)) - sent);
      }
    }
    done = true;
    return working;
  });
  const facts = { server: 'ours', lines: LINES, contracts, unit: 'ms', noise } as const;
  for (const [figure, times] of figures)
    bench.record({ ...facts, figure, timeouts: 0, ...summarize(times) });
  const { times, timeouts, refused } = result.edits;
  const meanwhile = { ...facts, lines: OPEN_LINES };
  bench.record({ ...meanwhile, figure: 'policy edit', timeouts, refused, ...summarize(times) });
  bench.record({ ...meanwhile, figure: 'policy completion', ...answered(result.completion) });
  await bench.stop(client);
}

function isSome(index: number): boolean {
  return index % EVERY === 0;
}

function contractText(index: number, count: number): string {
  const text = ringContract(index, count);
  return isSome(index) ? text.replace('name: column_number_0\n', `name: ${WORD}\n`) : text;
}

/** The policy in the editor. */
class OpenPolicy {
  readonly #client: LspClient;
  readonly #uri: string;
  #version = 1;

  constructor(client: LspClient) {
    this.#client = client;
    this.#uri = pathToFileURL(join(client.root, POLICY)).href;
    const textDocument = {
      uri: this.#uri,
      languageId: 'json',
      version: this.#version,
      text: JSON.stringify(few),
    };
    client.write(frame({ method: 'textDocument/didOpen', params: { textDocument } }));
  }

  /** The time at which it was sent. */
  write(policy: object): number {
    const textDocument = { uri: this.#uri, version: ++this.#version };
    const contentChanges = [{ text: JSON.stringify(policy) }];
    const params = { textDocument, contentChanges };
    return this.#client.write(frame({ method: 'textDocument/didChange', params }));
  }
}

/** Which contracts show a finding of the policy. */
class Shown {
  readonly #names = new Map<string, number>();
  readonly #found = new Set<number>();
  readonly #contracts: number;
  #changed: (at: number) => void = () => undefined;

  constructor(client: LspClient, contracts: number) {
    this.#contracts = contracts;
    for (let index = 0; index < contracts; index++)
      this.#names.set(pathToFileURL(join(client.root, ringPath(index))).href, index);
    client.onPublish(({ uri, diagnostics }, at) => {
      const index = this.#names.get(uri);
      if (index === undefined) return;
      if (diagnostics.some(({ code }) => code === 'conforming-names')) this.#found.add(index);
      else this.#found.delete(index);
      this.#changed(at);
    });
  }

  /** When those show one that should, and no others. */
  wait(concerned: (index: number) => boolean): Promise<number> {
    const indexes = Array.from({ length: this.#contracts }, (_, index) => index).filter(concerned);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`${this.#found.size} of ${indexes.length} contracts show a finding.`));
      }, LIMIT);
      this.#changed = (at) => {
        if (this.#found.size !== indexes.length) return;
        if (!indexes.every((index) => this.#found.has(index))) return;
        clearTimeout(timer);
        resolve(at);
      };
      this.#changed(performance.now());
    });
  }
}
