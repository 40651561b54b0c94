import type { CancellationToken } from 'vscode-languageserver/node';
import type { Steps } from '../../base/steps.ts';
import { goOn } from './guard.ts';

/** How long (ms) is worked before the editor's messages get through. */
const SLICE = 4;

/** Does work in slices between messages; ends it when nobody waits for its result any more. */
export async function inSlices<Result>(
  steps: Steps<Result>,
  token?: CancellationToken,
): Promise<Result> {
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - started < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (token !== undefined) goOn(token);
    started = performance.now();
  }
}
