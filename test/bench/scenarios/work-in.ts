import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { BenchDocument } from '../bench-document.ts';
import type { LspClient } from '../lsp-client.ts';
import { pick, seeded } from '../random.ts';
import { syntheticContract } from '../synthetic-contract.ts';
import { breakAndFix, noSamples } from './edits.ts';
import { completeAt, hoverAt } from './requests.ts';

/** Lines of the document that is worked in. */
export const OPEN_LINES = 1_000;
const LIMIT = 300_000;

/** Edits, completes and hovers in one document, at the pace of a typist, until told to end. */
export async function workIn(bench: Bench, client: LspClient, ended: () => boolean) {
  const { seed, timeout } = bench.options;
  const contract = syntheticContract({ lines: OPEN_LINES, seed, error: 'last' });
  const document = new BenchDocument(client, 'open.odcs.yaml', contract);
  const work = {
    edits: noSamples(),
    completion: [] as (number | undefined)[],
    hover: [] as (number | undefined)[],
  };
  const random = seeded(seed);
  await document.open(LIMIT);
  while (!ended()) {
    const place = pick(random, contract.types);
    await breakAndFix({ client, document, place, timeout }, work.edits);
    work.completion.push(await completeAt(client, document, place));
    await sleep(50);
    work.hover.push(await hoverAt(client, document, place));
    await sleep(50);
  }
  return work;
}
