import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import type { AgentHost, GitHistory } from '../../../../server/src/operations/run/agent-host.ts';

/** People who agree to all and know nothing, and a memory that forgets. No model. */
export function agentHost(history: GitHistory | undefined): AgentHost {
  let time = Date.UTC(2026, 10, 1);
  let ids = 0;
  return {
    ...{ model: undefined, history, caps: defaultCaps, user: 'tester' },
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
