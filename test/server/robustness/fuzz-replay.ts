import { readFileSync } from 'node:fs';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { TestClient } from '../hosts/lsp/test-client.ts';
import { FuzzPlayer } from './fuzz-player.ts';
import type { FuzzStep } from './fuzz-step.ts';

/** A text that is opened afresh repeats the id of the one beside it, which is not what is looked for here. */
const offTogether = Object.fromEntries(
  allRules.filter(({ on }) => on === 'workspace').map(({ meta }) => [meta.code, 'off']),
);

/** As pulling editors start it, or others; hints are shown, so that they are worked out. */
export function fuzzClient(pull: boolean): Promise<TestClient> {
  return TestClient.start({
    settings: { physicalTypes: true, classification: true, lint: { rules: offTogether } },
    ...(pull && { initializationOptions: { diagnostics: 'pull' } }),
  });
}

export function readReplay(file: string): readonly FuzzStep[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as FuzzStep);
}

/** Plays steps against a fresh server. Gives what went wrong, if anything did. */
export async function replay(steps: readonly FuzzStep[]): Promise<string | undefined> {
  const pull = steps.some((step) => step.do === 'start' && step.pull);
  const client = await fuzzClient(pull);
  try {
    const player = new FuzzPlayer(client, pull);
    for (const step of steps) await player.play(step);
    await player.finish();
    return undefined;
  } catch (error) {
    return String(error);
  } finally {
    client.process.kill();
  }
}
