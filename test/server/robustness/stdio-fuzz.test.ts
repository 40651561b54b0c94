import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../hosts/lsp/test-client.ts';
import { exampleContracts } from './example-contracts.ts';
import { fuzzClient, readReplay, replay } from './fuzz-replay.ts';
import { fuzzSession } from './fuzz-session.ts';
import { minimise } from './minimise.ts';

/** Another range of seeds: `FUZZ_FIRST=1000 FUZZ_COUNT=10000 npx vitest run test/server/robustness/stdio-fuzz.test.ts`. */
const first = Number(process.env.FUZZ_FIRST ?? 0);
const count = Number(process.env.FUZZ_COUNT ?? 500);
const replayFolder = 'out/fuzz';

/** A failure once more, against a fresh server: `FUZZ_REPLAY=out/fuzz/seed-12.jsonl npx vitest run …`. */
const replayFile = process.env.FUZZ_REPLAY;

if (replayFile === undefined) describe('random edits and requests over stdio', fuzz);
else
  describe('a recorded session', () => {
    play(replayFile);
  });

function fuzz(): void {
  let clients: readonly TestClient[] = [];
  const contracts = exampleContracts().filter(({ text }) => text.length < 30_000);

  beforeAll(async () => {
    mkdirSync(replayFolder, { recursive: true });
    clients = await Promise.all([fuzzClient(false), fuzzClient(true)]);
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.stop()));
  });

  it(`has no error, no stale diagnostics and no position outside the text in ${String(count)} seeds`, async () => {
    const failures: string[] = [];
    for (let seed = first; seed < first + count && failures.length < 5; seed++) {
      const pull = seed % 2 === 1;
      const client = clients[pull ? 1 : 0];
      if (client === undefined) throw new Error('There is no server');
      const file = join(replayFolder, `seed-${String(seed)}.jsonl`);
      rmSync(file, { force: true });
      try {
        await fuzzSession(client, pull, seed, contracts, file);
        rmSync(file, { force: true });
      } catch (error) {
        failures.push(`seed ${String(seed)}, replay in ${file}: ${String(error)}`);
      }
    }
    expect(failures.join('\n\n')).toBe('');
  }, 900_000);
}

function play(file: string): void {
  it(`has no error any more: ${file}`, async () => {
    const steps = readReplay(file);
    const failure = await replay(steps);
    if (failure === undefined) return;
    const fewest = await minimise(steps, async (fewer) => (await replay(fewer)) !== undefined);
    const smaller = file.replace(/(\.min)?\.jsonl$/, '.min.jsonl');
    writeFileSync(smaller, fewest.map((step) => `${JSON.stringify(step)}\n`).join(''));
    expect(`${failure}\n${String(fewest.length)} steps are enough: ${smaller}`).toBe('');
  }, 900_000);
}
