import type { RunState } from '../../../agent/run-state.ts';
import type { RunStore } from '../../../operations/run/agent-host.ts';

/** Runs of editors that give us no folder: they are gone with the server. */
export function memoryStore(): RunStore {
  const states = new Map<string, RunState>();
  return {
    save: (state) => {
      states.set(state.id, state);
      return Promise.resolve();
    },
    load: (id) => Promise.resolve(states.get(id)),
    list: () =>
      Promise.resolve([...states.values()].sort((a, b) => (a.updated < b.updated ? 1 : -1))),
    remove: (id) => {
      states.delete(id);
      return Promise.resolve();
    },
  };
}
