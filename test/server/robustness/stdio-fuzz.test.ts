import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { TestClient } from '../hosts/lsp/test-client.ts';
import { exampleContracts } from './example-contracts.ts';
import { fuzzSession } from './fuzz-session.ts';

/** Another range of seeds: `FUZZ_FIRST=1000 FUZZ_COUNT=10000 npx vitest run test/server/robustness/stdio-fuzz.test.ts`. */
const first = Number(process.env.FUZZ_FIRST ?? 0);
const count = Number(process.env.FUZZ_COUNT ?? 500);
const replayFolder = 'out/fuzz';

describe('random edits and requests over stdio', () => {
  let client: TestClient;
  const contracts = exampleContracts().filter(({ text }) => text.length < 30_000);

  beforeAll(async () => {
    mkdirSync(replayFolder, { recursive: true });
    // A text that is opened afresh repeats the id of the one beside it, which is not what is looked for here.
    const together = allRules.filter(({ on }) => on === 'workspace');
    const rules = Object.fromEntries(together.map(({ meta }) => [meta.code, 'off']));
    client = await TestClient.start({ settings: { lint: { rules } } });
  });

  afterAll(async () => {
    await client.stop();
  });

  it(`has no error, no stale diagnostics and no position outside the text in ${String(count)} seeds`, async () => {
    const failures: string[] = [];
    for (let seed = first; seed < first + count; seed++) {
      const replayFile = join(replayFolder, `seed-${String(seed)}.jsonl`);
      rmSync(replayFile, { force: true });
      try {
        await fuzzSession(client, seed, contracts, replayFile);
        rmSync(replayFile, { force: true });
      } catch (error) {
        failures.push(`seed ${String(seed)}, replay in ${replayFile}: ${String(error)}`);
        if (failures.length >= 5) break;
      }
    }
    const crashes = client.log.filter((line) => line.includes(' failed: '));
    expect([...failures, ...crashes.slice(0, 5)].join('\n\n')).toBe('');
  }, 900_000);
});
