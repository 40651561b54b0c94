import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ourSchema } from '../server/spec/our-schema.ts';
import { BenchDocument } from './bench-document.ts';
import type { Behaviour } from './fake-server.ts';
import { LspClient } from './lsp-client.ts';
import { breakAndFix, noSamples, type EditSamples } from './scenarios/edits.ts';
import { summarize } from './summary.ts';
import { syntheticContract } from './synthetic-contract.ts';

const root = mkdtempSync(join(tmpdir(), 'dataengos-bench-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A letter typed and taken away, as the bench does it, on a server of known behaviour. */
async function samplesOf(behaviour: Behaviour, timeout: number): Promise<EditSamples> {
  const command = [process.execPath, join(import.meta.dirname, 'fake-server.ts'), behaviour];
  const server = { name: 'theirs', languageId: 'yaml', settings: {}, readsFolder: false } as const;
  const client = new LspClient({ ...server, command }, root);
  const contract = syntheticContract({ lines: 100, seed: 3, error: 'last' });
  const document = new BenchDocument(client, 'a.odcs.yaml', contract);
  const samples = noSamples();
  await client.initialize();
  await document.open();
  await breakAndFix({ client, document, place: contract.types[1]!, timeout }, samples);
  await client.stop();
  return samples;
}

describe('a wait for diagnostics', () => {
  test('takes the first publish of an honest server', async () => {
    const { times, timeouts, refused } = await samplesOf('honest', 20_000);
    expect({ samples: times.length, timeouts, refused }).toEqual({
      ...{ samples: 2, timeouts: 0, refused: 0 },
    });
  });

  test.each<Behaviour>(['stale', 'old version', 'partial', 'empty', 'wrong line', 'early range'])(
    'refuses a publish that is %s, and takes the next',
    async (behaviour) => {
      const { times, timeouts, refused } = await samplesOf(behaviour, 20_000);
      expect({ samples: times.length, timeouts, refused }).toEqual({
        ...{ samples: 2, timeouts: 0, refused: 2 },
      });
    },
  );

  test('counts silence as time-outs, not as times', async () => {
    const { times, timeouts } = await samplesOf('silent', 100);
    expect({ times, timeouts }).toEqual({ times: [], timeouts: 2 });
  });
});

describe('a synthetic contract', () => {
  test.each([60, 100, 200, 1_000, 10_000])('has %i lines and is valid', (lines) => {
    const { text } = syntheticContract({ lines, seed: lines, error: 'none' });
    expect(text.split('\n')).toHaveLength(lines + 1);
    expect(ourSchema('3.1.0')(parse(text))).toEqual([]);
  });

  test('has exactly the one error that it says it has', () => {
    const { text, error, types } = syntheticContract({ lines: 300, seed: 7, error: 'any' });
    const valueAt = ({ line, start, end }: typeof error): string | undefined =>
      text.split('\n')[line]?.slice(start, end);
    expect(valueAt(error)).toBe('wrong');
    expect(types.map(valueAt)).not.toContain('wrong');
    expect(ourSchema('3.1.0')(parse(text))).not.toEqual([]);
  });
});

test('quantiles are values that were measured', () => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(summarize(samples)).toEqual({ n: 100, p50: 50, p95: 95, max: 100 });
});
