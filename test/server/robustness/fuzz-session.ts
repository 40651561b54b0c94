import { appendFileSync } from 'node:fs';
import type { Range } from 'vscode-languageserver-protocol';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import type { TestClient } from '../hosts/lsp/test-client.ts';
import type { ExampleContract } from './example-contracts.ts';
import { FuzzPlayer } from './fuzz-player.ts';
import { lspPosition, randomRequest } from './fuzz-requests.ts';
import type { FuzzStep } from './fuzz-step.ts';
import { randomEdit } from './random-edit.ts';
import { Random } from './random.ts';

/** Edits of one seed; about as many requests go between them. */
const EDITS = 25;
const MAX_LENGTH = 60_000;

/** Documents that are open at a time: edits and requests go to and fro. */
const WINDOW = 5;

/**
 * One run of the fuzzer: opens documents, edits them at random and asks at random. Each step is in
 * the replay file before it is done.
 */
export async function fuzzSession(
  client: TestClient,
  pull: boolean,
  seed: number,
  contracts: readonly ExampleContract[],
  replayFile: string,
): Promise<void> {
  const random = new Random(seed);
  const player = new FuzzPlayer(client, pull);
  const play = (step: FuzzStep): Promise<void> => {
    appendFileSync(replayFile, `${JSON.stringify(step)}\n`);
    return player.play(step);
  };
  const textOf = (uri: string): string => player.textOf(uri) ?? '';
  await play({ do: 'start', pull });
  const uris = Array.from(
    { length: WINDOW },
    (_, index) => `file:///fuzz/${String(seed)}/${String(index)}.odcs.yaml`,
  );
  for (const uri of uris) await play({ do: 'open', uri, text: random.pick(contracts).text });
  for (let count = 0; count < EDITS; count++) {
    const uri = random.pick(uris);
    await play(randomChange(uri, textOf(uri), random));
    if (textOf(uri).length > MAX_LENGTH) {
      const text = textOf(uri).slice(0, MAX_LENGTH / 2);
      await play({ do: 'change', uri, changes: [{ text }] });
    }
    if (!random.chance(0.7)) continue;
    const asked = random.chance(0.8) ? uri : random.pick(uris);
    await play(randomRequest(asked, textOf(asked), pull, random));
  }
  for (const uri of uris) await play({ do: 'compare', uri });
  await player.finish();
}

/** One edit, or several in one message as editors with many cursors send them. */
function randomChange(uri: string, text: string, random: Random): FuzzStep {
  const changes: { readonly range: Range; readonly text: string }[] = [];
  let current = text;
  for (let count = random.chance(0.2) ? 3 : 1; count > 0; count--) {
    const { range, newText } = randomEdit(current, random);
    const lines = new LineIndex(current);
    const start = lspPosition(lines, current, range.start);
    const end = lspPosition(lines, current, range.end);
    changes.push({ range: { start, end }, text: newText });
    const offsets = { start: lines.offsetAt(start), end: lines.offsetAt(end) };
    current = applyEdits(current, [{ range: offsets, newText }]);
  }
  return { do: 'change', uri, changes };
}
