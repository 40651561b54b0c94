import type { CancellationToken } from '../../../server/src/base/cancellation.ts';
import type { Draft } from '../../../server/src/agent/draft.ts';
import type { Phase, Prepared } from '../../../server/src/agent/phase.ts';
import { defaultCaps, type RunnerHost } from '../../../server/src/agent/runner-host.ts';
import type { RunEvent } from '../../../server/src/agent/run-event.ts';
import type { RunState } from '../../../server/src/agent/run-state.ts';
import type { Verdict } from '../../../server/src/agent/verdict.ts';

export interface TestHost extends RunnerHost {
  readonly events: RunEvent[];
  /** Each as it was saved, through JSON as a disk would have it. */
  readonly saved: RunState[];
  readonly asked: string[][];
  readonly consents: number[];
}

/** A host over files in memory. Its checks: a line with `ERROR` is an error, one with `WARN` a warning. */
export function testHost(
  some: Partial<RunnerHost> & { readonly files?: Readonly<Record<string, string>> } = {},
): TestHost {
  const { files = {}, ...rest } = some;
  const events: RunEvent[] = [];
  const saved: RunState[] = [];
  const asked: string[][] = [];
  const consents: number[] = [];
  let ids = 0;
  let time = Date.UTC(2026, 0, 1);
  return {
    world: {
      contracts: [],
      manifest: '{"contracts":[]}',
      specs: 'specs',
      project: 'implementation/dbt_project',
      policies: () => {
        throw new Error('No test asks for policies.');
      },
      read: (path) => Promise.resolve(Object.hasOwn(files, path) ? files[path] : undefined),
      list: () => Promise.resolve(Object.keys(files)),
      exists: (path) => Promise.resolve(Object.hasOwn(files, path)),
      lineage: () => Promise.resolve(undefined),
    },
    model: undefined,
    tools: [],
    instructions: () => Promise.resolve({ text: '', workflow: undefined, files: [] }),
    judge: (drafted) => Promise.resolve(verdictOf(drafted)),
    protectedValues: new Set(),
    consent: ({ size }) => {
      consents.push(size);
      return Promise.resolve(true);
    },
    ask: (questions) => {
      asked.push(questions.map(({ id }) => id));
      return Promise.resolve(Object.fromEntries(questions.map(({ id }) => [id, [`${id}!`]])));
    },
    report: (event) => events.push(event),
    save: (state) => {
      saved.push(JSON.parse(JSON.stringify(state)) as RunState);
      return Promise.resolve();
    },
    caps: defaultCaps,
    now: () => (time += 10),
    newId: () => (++ids).toString(16).padStart(32, '0'),
    token: { isCancellationRequested: false },
    scaffold: () => Promise.resolve({ files: [], open: [] }),
    fixed: (_, text) => Promise.resolve(text),
    findings: () => Promise.resolve([]),
    changes: () => Promise.resolve(undefined),
    ...rest,
    events,
    saved,
    asked,
    consents,
  };
}

export function verdictOf(files: Draft['files']): Verdict {
  const findings = files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const severity = line.includes('ERROR') ? 'error' : line.includes('WARN') ? 'warning' : '';
      return severity === ''
        ? []
        : [{ path, line: index + 1, severity, code: 'test', message: line, isOld: false } as const];
    }),
  );
  const failed = findings.some(({ severity }) => severity === 'error');
  return {
    checks: [{ kind: 'rules', state: failed ? 'failed' : 'passed', summary: 'The rules spoke.' }],
    findings,
  };
}

export const TARGET = 'specs/contracts/orders.yaml';

/** A phase that writes one file. */
export function testPhase(some: Partial<Phase> = {}, prepared: Partial<Prepared> = {}): Phase {
  return {
    id: 'write-contract',
    title: 'Write a contract',
    doc: 'A phase for tests. It writes one file.',
    input: [{ name: 'name', doc: 'The name of the contract.', required: false }],
    prompt: 'Write the contract.',
    tools: ['read_spec'],
    mcp: false,
    output: 'files',
    checks: ['rules'],
    attempts: 3,
    writes: ['specs/**/*.yaml'],
    prepare: () =>
      Promise.resolve({
        targets: [TARGET],
        context: [],
        questions: [],
        draft: () =>
          Promise.resolve({
            files: [{ path: TARGET, base: null, text: 'name: orders\n' }],
            open: ['Nobody said who owns it.'],
          }),
        wantsModel: () => true,
        ...prepared,
      }),
    ...some,
  };
}

/** What the target reads in a proposal. */
export function proposal(text: string, path: string = TARGET): unknown {
  return { files: [{ path, text }], open: [], summary: 'Done.' };
}

/** Cancelled when the given condition holds. */
export function tokenWhen(condition: () => boolean): CancellationToken {
  return {
    get isCancellationRequested() {
      return condition();
    },
  };
}
