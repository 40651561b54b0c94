import { writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LanguageModel, ModelRequest } from '../../../../server/src/agent/language-model.ts';
import type { Phase, PhaseInput } from '../../../../server/src/agent/phase.ts';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { runPhase } from '../../../../server/src/agent/runner.ts';
import type { AgentHost, GitHistory } from '../../../../server/src/operations/run/agent-host.ts';
import { makeRunnerHost } from '../../../../server/src/operations/run/make-runner-host.ts';
import { testEngine } from '../../hosts/node/engine/test-engine.ts';
import { churnFolder, diskContext } from '../../operations/run/churn-workspace.ts';
import type { WorldFiles } from '../test-world.ts';

/** Runs a phase on a copy of the example, with everything real but the model. */
export async function scriptedRun(
  phase: Phase,
  input: PhaseInput,
  model: LanguageModel | undefined,
  more: WorldFiles = {},
  before?: WorldFiles,
): Promise<RunState> {
  const folder = churnFolder();
  for (const [path, text] of Object.entries(more)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const context = diskContext(folder, await testEngine());
  const history = before === undefined ? undefined : historyOf(before, more);
  const host = await makeRunnerHost(context, '.', agentHost(model, history));
  const state = await runPhase(phase, input, host, { folder: '.' });
  if ('refused' in state) throw new Error(state.refused);
  return state;
}

/** What the model was told last. */
export function lastTold({ messages }: ModelRequest): string {
  const last = messages.at(-1);
  return (last?.parts ?? [])
    .map((part) => (part.kind === 'text' || part.kind === 'result' ? part.text : ''))
    .join('\n');
}

function agentHost(
  model: LanguageModel | undefined,
  history: GitHistory | undefined,
): AgentHost {
  let time = Date.UTC(2026, 10, 1);
  let ids = 0;
  return {
    ...{ model, history, caps: defaultCaps, user: 'tester' },
    store: {
      save: () => Promise.resolve(),
      load: () => Promise.resolve(undefined),
      list: () => Promise.resolve([]),
      remove: () => Promise.resolve(),
    },
    databases: { connections: [], inspect: () => Promise.reject(new Error('There are none.')) },
    mcpTools: () => Promise.resolve([]),
    consent: () => Promise.resolve(true),
    // What is asked is not known: it stays open.
    ask: () => Promise.resolve({}),
    report: () => undefined,
    now: () => (time += 1000),
    newId: () => (++ids).toString(16).padStart(32, '0'),
  };
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
