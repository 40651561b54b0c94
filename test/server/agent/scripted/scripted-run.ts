import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LanguageModel, ModelRequest } from '../../../../server/src/agent/language-model.ts';
import type { Phase, PhaseInput } from '../../../../server/src/agent/phase.ts';
import type { RunnerHost } from '../../../../server/src/agent/runner-host.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { runPhase } from '../../../../server/src/agent/runner.ts';
import type { GitHistory } from '../../../../server/src/operations/run/agent-host.ts';
import { makeRunnerHost } from '../../../../server/src/operations/run/make-runner-host.ts';
import { testEngine } from '../../hosts/node/engine/test-engine.ts';
import { churnFolder, diskContext } from '../../operations/run/churn-workspace.ts';
import type { WorldFiles } from '../test-world.ts';
import { agentHost } from './agent-host.ts';
import type { Mistake } from './mistakes.ts';
import { told } from '../../../../server/src/agent/told.ts';

/** What differs from the example. */
export type Workspace = Pick<Mistake, 'files' | 'before' | 'without'>;

let engine: ReturnType<typeof testEngine> | undefined;
const hosts = new Map<string, Promise<RunnerHost>>();

/** Runs a phase on a copy of the example, with everything real but the model. */
export async function scriptedRun(
  phase: Phase,
  input: PhaseInput,
  model: LanguageModel | undefined,
  workspace: Workspace,
): Promise<RunState> {
  const { files, before, without } = workspace;
  const key = JSON.stringify([files, before, without]);
  const made = hosts.get(key) ?? hostOf(workspace);
  hosts.set(key, made);
  const host = { ...(await made), model };
  const state = await runPhase(phase, input, host, { folder: '.' });
  if ('refused' in state) throw new Error(told(state.refused));
  return state;
}

/** Runs write nothing, so that those on the same files can share a folder, and what was judged once need not be again. */
async function hostOf({ files: more, before, without }: Workspace): Promise<RunnerHost> {
  const folder = churnFolder();
  if (without !== undefined) rmSync(join(folder, without), { recursive: true });
  for (const [path, text] of Object.entries(more)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  engine ??= testEngine();
  const context = diskContext(folder, await engine);
  const history = before === undefined ? undefined : historyOf(before, more);
  const host = await makeRunnerHost(context, '.', agentHost(history), { mcp: false });
  const judged = new Map<string, ReturnType<RunnerHost['judge']>>();
  return {
    ...host,
    judge(files, checks, token) {
      const key = JSON.stringify([files, checks]);
      const verdict = judged.get(key) ?? host.judge(files, checks, token);
      judged.set(key, verdict);
      return verdict;
    },
  };
}

/** What the model was told last. */
export function lastTold({ messages }: ModelRequest): string {
  const last = messages.at(-1);
  return (last?.parts ?? [])
    .map((part) => (part.kind === 'text' || part.kind === 'result' ? part.text : ''))
    .join('\n');
}

function historyOf(before: WorldFiles, after: WorldFiles): GitHistory {
  const at = (path: string): string =>
    Object.keys(before).find((one) => path.endsWith(one)) ?? path;
  return {
    log: () => Promise.resolve([]),
    show: (path) => Promise.resolve(before[at(path)] ?? null),
    changed: () => Promise.resolve(Object.keys(after).sort()),
  };
}
