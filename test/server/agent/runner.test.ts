import { describe, expect, test } from 'vitest';
import { runPhase } from '../../../server/src/agent/runner.ts';
import type { RunState } from '../../../server/src/agent/run-state.ts';
import type { RunnerHost } from '../../../server/src/agent/runner-host.ts';
import type { Phase } from '../../../server/src/agent/phase.ts';
import { hasErrors } from '../../../server/src/agent/verdict.ts';
import { call, propose, say, scriptedModel, usage, type ScriptedTurn } from './scripted-model.ts';
import { proposal, TARGET, testHost, testPhase, tokenWhen, verdictOf } from './test-host.ts';
import { told } from '../../../server/src/agent/told.ts';
import { InWords } from '../../../server/src/agent/in-words.ts';
import { saying } from '../../../server/src/agent/sentence.ts';

const folder = 'file:///w';

async function ran(
  phase: Phase,
  host: RunnerHost,
  options: Partial<Parameters<typeof runPhase>[3]> = {},
): Promise<RunState> {
  const state = await runPhase(phase, {}, host, { folder, ...options });
  if ('refused' in state) throw new Error(told(state.refused));
  return new InWords().run(state);
}

function english(state: RunState | undefined): unknown {
  return state && (JSON.parse(JSON.stringify(new InWords().run(state))) as unknown);
}

function scripted(...script: ScriptedTurn[]): ReturnType<typeof scriptedModel> {
  return scriptedModel(script);
}

describe('without a model', () => {
  test('proposes what follows, with its verdict and what stays open', async () => {
    const host = testHost();
    const state = await ran(testPhase(), host);
    expect(state).toMatchObject({
      status: 'proposed',
      phase: 'write-contract',
      model: undefined,
      draft: { open: ['Nobody said who owns it.'], files: [{ path: TARGET }] },
      verdict: { checks: [{ state: 'passed' }] },
    });
    expect(english(host.saved.at(-1))).toEqual(JSON.parse(JSON.stringify(state)));
  });

  test('is done where nothing is to be written', async () => {
    const draft = { files: [{ path: TARGET, base: 'a', text: 'a' }], open: [] };
    const state = await ran(testPhase({}, { draft: () => Promise.resolve(draft) }), testHost());
    expect(state).toMatchObject({ status: 'done', draft: { files: [] } });
  });

  test('judges what is there where nothing is to be written, and takes none of it for old', async () => {
    const host = testHost({
      judge: async (files) => {
        const { checks, findings } = verdictOf(files);
        const passed = checks.map((check) => ({ ...check, state: 'passed' as const }));
        const old = findings.map((finding) => ({ ...finding, isOld: true }));
        return Promise.resolve({ checks: passed, findings: old });
      },
    });
    const asIs = [{ path: TARGET, base: 'a\nERROR', text: 'a\nERROR' }];
    const phase = testPhase({}, { draft: () => Promise.resolve({ files: [], asIs, open: [] }) });
    expect(await ran(phase, host)).toMatchObject({
      status: 'done',
      reason: 'It has errors.',
      verdict: { checks: [{ state: 'failed' }], findings: [{ line: 2, isOld: false }] },
    });
  });

  test('asks three questions at a time, and no model', async () => {
    const questions = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `${id}?`,
      choices: [],
      free: true,
    }));
    const host = testHost();
    const seen: unknown[] = [];
    const draft = (answers: unknown): Promise<{ files: []; open: [] }> => {
      seen.push(answers);
      return Promise.resolve({ files: [], open: [] });
    };
    await ran(testPhase({}, { questions, draft }), host);
    expect(host.asked).toEqual([['a', 'b', 'c'], ['d']]);
    expect(seen).toEqual([{ a: ['a!'], b: ['b!'], c: ['c!'], d: ['d!'] }]);
  });

  test('stops when the person goes away, and asks only the rest later', async () => {
    const questions = ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      text: `${id}?`,
      choices: [],
      free: true,
    }));
    const phase = testPhase({}, { questions });
    const first = testHost({
      ask: (asked) => Promise.resolve(asked.length === 3 ? { a: ['1'], b: [] } : undefined),
    });
    const stopped = await ran(phase, first);
    expect(stopped.status).toBe('stopped');
    const second = testHost();
    const state = await ran(phase, second, { resume: stopped });
    expect(second.asked).toEqual([['d']]);
    expect(state).toMatchObject({ status: 'proposed', answers: { a: ['1'], b: [], c: [] } });
  });

  test('refuses what the phase refuses, wrong fields and missing ones', async () => {
    const host = testHost();
    const phase = testPhase({ input: [{ name: 'name', doc: 'Its name.', required: true }] });
    const run = async (input: Record<string, string>): Promise<string> => {
      const state = await runPhase(phase, input, host, { folder });
      return 'refused' in state ? told(state.refused) : '';
    };
    expect(await run({})).toBe('The phase write-contract needs name=...: Its name.');
    expect(await run({ nam: 'x' })).toBe(
      'The phase write-contract takes no "nam". Did you mean "name"?',
    );
    const refusing = testPhase({ prepare: () => Promise.resolve({ refused: 'No.' }) });
    expect(await runPhase(refusing, {}, host, { folder })).toEqual({ refused: 'No.' });
    expect(host.saved).toEqual([]);
  });

  test.each([
    ['prepare', testPhase({ prepare: () => Promise.reject(new Error('Broken.')) }), {}],
    ['draft', testPhase({}, { draft: () => Promise.reject(new Error('Broken.')) }), {}],
    ['judge', testPhase(), { judge: () => Promise.reject(new Error('Broken.')) }],
    [
      'ask',
      testPhase({}, { questions: [{ id: 'a', text: 'A?', choices: [], free: true }] }),
      {
        ask: () => Promise.reject(new Error('Broken.')),
      },
    ],
    [
      'instructions',
      testPhase(),
      {
        instructions: () => Promise.reject(new Error('Broken.')),
        model: scripted({}),
      },
    ],
  ])('fails with a reason when %s throws', async (_, phase, some) => {
    const state = await ran(phase, testHost(some));
    expect(state).toMatchObject({ status: 'failed', reason: 'Broken.' });
  });

  test('fails when a phase derives a file that is no target', async () => {
    const draft = { files: [{ path: 'specs/other.yaml', base: null, text: '' }], open: [] };
    const state = await ran(testPhase({}, { draft: () => Promise.resolve(draft) }), testHost());
    expect(state.status).toBe('failed');
    expect(state.reason).toContain('none of the files of this run');
  });
});

describe('with a model', () => {
  test('asks it about what is there only where that is wrong, and says what was found', async () => {
    const drafting = (text: string): Phase =>
      testPhase(
        {},
        {
          wantsModel: () => false,
          draft: () =>
            Promise.resolve({ files: [], asIs: [{ path: TARGET, base: text, text }], open: [] }),
        },
      );
    const idle = scripted();
    await ran(drafting('name: a\n'), testHost({ model: idle }));
    expect(idle.requests).toHaveLength(0);
    const files = { [TARGET]: 'name: ERROR\n' };
    const model = scripted(propose(proposal('name: orders\n')));
    const state = await ran(drafting('name: ERROR\n'), testHost({ model, files }));
    expect(JSON.stringify(model.requests[0]?.messages)).toMatch(/orders\.yaml, line 1: error/);
    expect(state).toMatchObject({
      status: 'proposed',
      draft: { files: [{ base: files[TARGET] }] },
    });
  });

  test('what was wrong before stays wrong after a change that mends nothing', async () => {
    const before = 'name: ERROR\n';
    const draft = { files: [], asIs: [{ path: TARGET, base: before, text: before }], open: [] };
    const phase = testPhase({}, { wantsModel: () => false, draft: () => Promise.resolve(draft) });
    const model = scripted(
      propose(proposal(`${before}# more\n`)),
      propose(proposal('name: orders\n')),
    );
    // As our judge does it: what is there without the draft counts for nothing.
    const judge: RunnerHost['judge'] = ([file]) => {
      const isWrong = file?.text.includes('ERROR') === true;
      const finding = { path: TARGET, line: 1, severity: 'error' as const, code: 'columns' };
      return Promise.resolve({
        checks: [{ kind: 'columns', state: 'passed', summary: 'Looked at.' }],
        findings: isWrong ? [{ ...finding, message: 'No column is promised.', isOld: true }] : [],
      });
    };
    const state = await ran(phase, testHost({ model, judge, files: { [TARGET]: before } }));
    expect(state.attempts.map(({ verdict }) => hasErrors(verdict))).toEqual([true, false]);
    expect(JSON.stringify(model.requests[1]?.messages)).toContain('No column is promised.');
    expect(state.draft?.files).toMatchObject([{ text: 'name: orders\n' }]);
  });

  test('neither shows it nor takes from it what follows from specifications alone', async () => {
    const macro = { path: 'macros/hash.sql', base: null, text: 'select secret_recipe' };
    const phase = testPhase(
      { compiles: ['macros/*.sql'] },
      {
        targets: [TARGET, macro.path],
        draft: () =>
          Promise.resolve({ files: [macro, { path: TARGET, base: null, text: 'a' }], open: [] }),
      },
    );
    const bad = propose({ files: [{ path: macro.path, text: 'x' }], open: [], summary: 'S.' });
    const model = scripted(bad, propose(proposal('name: orders\n')));
    const state = await ran(phase, testHost({ model }));
    expect(JSON.stringify(model.requests[0]?.messages)).not.toMatch(/secret_recipe|hash\.sql/);
    expect(JSON.stringify(model.requests[1]?.messages)).toContain('may not be written');
    expect(state.draft?.files).toMatchObject([macro, { path: TARGET, text: 'name: orders\n' }]);
  });

  test('takes a proposal without errors, and asks no more', async () => {
    const model = scripted(propose(proposal('name: better\n')));
    const host = testHost({ model });
    const state = await ran(testPhase(), host);
    expect(model.requests).toHaveLength(1);
    expect(host.consents).toHaveLength(1);
    expect(state).toMatchObject({
      status: 'proposed',
      turns: 1,
      usage: usage(),
      cost: 110 / 1e6,
      draft: { files: [{ path: TARGET, base: null, text: 'name: better\n' }], text: 'Done.' },
    });
    expect(state.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });

  test('feeds errors back with their lines, and takes the repaired one', async () => {
    const model = scripted(
      propose(proposal('name: a\nERROR here\n')),
      propose({
        edits: [{ path: TARGET, find: 'ERROR here', replace: 'fine' }],
        open: [],
        summary: '',
      }),
    );
    const state = await ran(testPhase(), testHost({ model }));
    expect(JSON.stringify(model.requests[1]?.messages.at(-1))).toContain(
      `${TARGET}, line 2: error: ERROR here [test]`,
    );
    expect(state.draft?.files[0]?.text).toBe('name: a\nfine\n');
    expect(state.attempts).toHaveLength(2);
    expect(state.reason).toBeUndefined();
  });

  test('gives the best of all attempts with its findings, marked', async () => {
    const model = scripted(
      propose(proposal('ERROR\nERROR\n')),
      propose(proposal('ERROR\nWARN\n')),
      propose(proposal('ERROR\nWARN\nWARN\n')),
    );
    const phase = testPhase(
      {},
      {
        draft: () =>
          Promise.resolve({
            files: [{ path: TARGET, base: null, text: 'ERROR\n'.repeat(9) }],
            open: [],
          }),
      },
    );
    const state = await ran(phase, testHost({ model }));
    expect(model.requests).toHaveLength(3);
    expect(state).toMatchObject({
      status: 'proposed',
      reason: 'This is the best of 3 attempts; it has errors.',
      draft: { files: [{ text: 'ERROR\nWARN\n' }] },
    });
    expect(state.verdict?.findings).toHaveLength(2);
  });

  test('keeps what follows without a model where no attempt is better', async () => {
    const model = scripted(propose(proposal('ERROR\n')));
    const state = await ran(testPhase(), testHost({ model }));
    expect(state).toMatchObject({
      status: 'proposed',
      draft: { files: [{ text: 'name: orders\n' }] },
    });
    expect(state.reason).toContain('No attempt of the model was better');
    expect(state.attempts).toHaveLength(3);
  });

  test.each([
    ['a wrong schema', { files: 'all' }, 'files\\" must be array'],
    ['nothing', null, 'must be object'],
    ['a foreign path', proposal('x', 'specs/other.yaml'), 'none of the files of this run'],
    ['a denied path', proposal('x', '.vscode/settings.json'), 'steer tools'],
    [
      'a text that does not occur',
      { edits: [{ path: TARGET, find: 'xyz', replace: '' }], open: [], summary: '' },
      'does not occur',
    ],
    [
      'an ambiguous text',
      { edits: [{ path: TARGET, find: 'r', replace: '' }], open: [], summary: '' },
      'more than once, in lines 1 and 1',
    ],
    ['a text that is too long', proposal('x'.repeat(1024 * 1024 + 1)), 'longer than 1048576'],
    ['NUL characters', proposal('a\0b'), 'NUL'],
    [
      'a file twice',
      {
        files: [
          { path: TARGET, text: 'a' },
          { path: TARGET, text: 'b' },
        ],
        open: [],
        summary: '',
      },
      'given twice',
    ],
  ])('tells the model of %s, which counts as an attempt', async (_, input, told) => {
    const model = scripted(propose(input), propose(proposal('name: good\n')));
    const state = await ran(testPhase(), testHost({ model }), { attempts: 2 });
    const [last] = model.requests[1]?.messages.at(-1)?.parts ?? [];
    expect(last).toMatchObject({ kind: 'result', isError: true });
    expect(JSON.stringify(last)).toContain(told);
    expect(state).toMatchObject({ draft: { files: [{ text: 'name: good\n' }] } });
    expect(state.attempts).toHaveLength(2);
    const worn = await ran(testPhase(), testHost({ model: scripted(propose(input)) }), {
      attempts: 2,
    });
    expect(worn.attempts).toHaveLength(2);
    expect(worn.draft?.files).toMatchObject([{ text: 'name: orders\n' }]);
  });

  test('reminds a model that talks, then makes it call, then gives up', async () => {
    const model = scripted(say('Here it is!'));
    const state = await ran(testPhase(), testHost({ model }));
    expect(model.requests.map(({ mustCall }) => mustCall)).toEqual([
      undefined,
      undefined,
      'propose',
    ]);
    expect(state).toMatchObject({
      status: 'proposed',
      draft: { files: [{ text: 'name: orders\n' }] },
    });
    expect(state.reason).toContain('talked instead of calling');
  });

  test('handles a model that declines', async () => {
    const state = await ran(testPhase(), testHost({ model: scripted({ stop: 'refusal' }) }));
    expect(state).toMatchObject({ status: 'proposed', turns: 1 });
    expect(state.reason).toContain('declined');
  });

  test('runs nothing of an answer that was cut short', async () => {
    const model = scripted(
      { ...propose(proposal('half')), stop: 'length' },
      propose(proposal('name: whole\n')),
    );
    const state = await ran(testPhase(), testHost({ model }));
    expect(JSON.stringify(model.requests[1])).toContain('was cut off');
    expect(state.attempts.map(({ draft }) => draft.files[0]?.text)).toEqual([
      'name: orders\n',
      'name: whole\n',
    ]);
  });

  test('sends nothing that the person does not allow', async () => {
    const model = scripted(propose(proposal('x')));
    const state = await ran(
      testPhase(),
      testHost({ model, consent: () => Promise.resolve(false) }),
    );
    expect(model.requests).toEqual([]);
    expect(state).toMatchObject({ status: 'proposed', turns: 0 });
    expect(state.reason).toContain('Nothing was sent to model.test');
  });

  test('keeps what a provider wants back, as it was', async () => {
    const value = {
      type: 'thinking',
      signature: 's3cr3t-password=hunter22hunter22',
      thinking: 'Hm.',
    };
    const model = scripted(
      { parts: [{ kind: 'opaque', value }, call('nothing', {})] },
      propose(proposal('name: x\n')),
    );
    await ran(testPhase(), testHost({ model }));
    expect(model.requests[1]?.messages[1]?.parts[0]).toEqual({ kind: 'opaque', value });
  });

  test('fails with what the model says of its failure, and can go on', async () => {
    const failing = testHost({ model: scripted({ fails: 'network', message: 'No way there.' }) });
    const failed = await ran(testPhase(), failing);
    expect(failed).toMatchObject({ status: 'failed', reason: 'No way there.' });
    expect(failed.draft?.files).toHaveLength(1);
    const model = scripted(propose(proposal('name: x\n')));
    const state = await ran(testPhase(), testHost({ model }), { resume: failed });
    expect(state).toMatchObject({ status: 'proposed', draft: { files: [{ text: 'name: x\n' }] } });
    expect(state.reason).toBeUndefined();
  });

  test('gives text and comments of phases that write nothing', async () => {
    const text = testPhase(
      { output: 'text', writes: [] },
      { targets: [], draft: () => Promise.resolve({ files: [], open: [] }) },
    );
    const explained = await ran(
      text,
      testHost({ model: scripted(propose({ text: 'So it is.' })) }),
    );
    expect(explained).toMatchObject({ status: 'done', draft: { text: 'So it is.' } });
    const comment = { path: 'specs/a.yaml', line: 2, severity: 'warning', message: 'Hm.' };
    const ours = { path: 'specs/a.yaml', line: 1, severity: 'error', message: 'Ours.' } as const;
    const review = testPhase(
      { output: 'comments', writes: [] },
      {
        targets: [],
        draft: () => Promise.resolve({ files: [], open: [], comments: [ours] }),
        wantsModel: () => true,
      },
    );
    const model = scripted(
      propose({
        comments: [
          { ...comment, line: 9 },
          { ...comment, path: '../x' },
        ],
        summary: '',
      }),
      propose({ comments: [comment], summary: 'Fine.' }),
    );
    const reviewed = await ran(review, testHost({ model, files: { 'specs/a.yaml': 'a\nb\n' } }));
    expect(reviewed).toMatchObject({
      status: 'done',
      draft: { comments: [ours, comment], text: 'Fine.' },
    });
    expect(JSON.stringify(model.requests[1])).toContain('has 3 lines only');
  });
});

describe('going on', () => {
  test('tries again with remarks, from the draft that they are about', async () => {
    const first = await ran(
      testPhase(),
      testHost({ model: scripted(propose(proposal('name: one\n'))) }),
    );
    const model = scripted(
      propose({ edits: [{ path: TARGET, find: 'one', replace: 'two' }], open: [], summary: '' }),
    );
    const state = await ran(testPhase(), testHost({ model }), {
      resume: first,
      remarks: [{ path: TARGET, line: 1, text: 'Call it two.' }],
    });
    expect(JSON.stringify(model.requests[0])).toContain('line 1: Call it two.');
    expect(state).toMatchObject({ status: 'proposed', attemptsBefore: 1 });
    expect(state.draft?.files[0]?.text).toBe('name: two\n');
  });

  test('what no model can settle stays open, whatever it says', async () => {
    const draft = {
      files: [{ path: TARGET, base: null, text: 'name: one\n' }],
      open: ['Who owns it?', 'A macro is missing.'],
    };
    const model = scripted(
      propose({
        edits: [{ path: TARGET, find: 'one', replace: 'two' }],
        open: ['Is two right?'],
        summary: '',
      }),
    );
    const phase = testPhase(
      {},
      {
        draft: () => Promise.resolve(draft),
        openIn: ([file], [, macro = '']) =>
          Promise.resolve(file?.text === 'name: two\n' ? [macro] : []),
      },
    );
    const state = await ran(phase, testHost({ model }));
    expect(state.draft?.open).toEqual(['A macro is missing.', 'Is two right?']);
  });

  test('asks for consent again each time, also of a host that was refused before', async () => {
    const answers = [propose(proposal('ERROR 1\n')), propose(proposal('ERROR 2\n'))];
    const known = scriptedModel([...answers, { fails: 'network', message: 'Gone.' }], {
      host: 'known.test',
    });
    const first = await ran(testPhase(), testHost({ model: known }));
    expect(first).toMatchObject({ status: 'failed', turns: 3 });
    const other = scriptedModel([propose(proposal('name: x\n'))], { host: 'other.test' });
    const refusing = testHost({ model: other, consent: () => Promise.resolve(false) });
    const refused = await ran(testPhase(), refusing, { resume: first });
    expect(refused.reason).toContain('Nothing was sent to other.test');
    const remarks = [{ path: TARGET, text: 'Again.' }];
    await ran(testPhase(), refusing, { resume: refused, remarks });
    expect(other.requests).toEqual([]);
    const host = testHost({ model: other });
    await ran(testPhase(), host, { resume: refused, remarks });
    expect(host.consents).toHaveLength(1);
    expect(other.requests).toHaveLength(1);
  });

  test('judges a draft anew that people edited before their remarks, and goes on from it', async () => {
    const first = await ran(testPhase(), testHost());
    const [file] = first.draft!.files;
    const edited = {
      ...first,
      draft: { ...first.draft!, files: [{ ...file!, text: 'name: ERROR of mine\n' }] },
    };
    const remarks = [{ path: TARGET, line: 1, text: 'Call it two.' }];
    const failing = testHost({ model: scripted({ fails: 'network', message: 'Gone.' }) });
    const failed = await ran(testPhase(), failing, { resume: edited, remarks });
    expect(failed.verdict?.findings).toMatchObject([{ message: 'name: ERROR of mine' }]);
    const edits = [{ path: TARGET, find: 'ERROR of mine', replace: 'two' }];
    const model = scripted(propose({ edits, open: [], summary: '' }));
    const state = await ran(testPhase(), testHost({ model }), { resume: failed });
    expect(state).toMatchObject({
      status: 'proposed',
      draft: { files: [{ text: 'name: two\n' }] },
    });
  });

  test('after remarks judges the draft that they are about and what the model proposes, and nothing else', async () => {
    const first = await ran(testPhase(), testHost());
    const host = testHost({ model: scripted(propose(proposal('name: two\n'))) });
    const judged: string[] = [];
    const counting = {
      ...host,
      judge: (...asked: Parameters<typeof host.judge>) => {
        judged.push(...asked[0].map(({ text }) => text));
        return host.judge(...asked);
      },
    };
    const draft = { ...first.draft!, files: [{ ...first.draft!.files[0]!, text: 'name: own\n' }] };
    const remarks = [{ path: TARGET, text: 'Call it two.' }];
    await ran(testPhase(), counting, { resume: { ...first, draft }, remarks });
    expect(judged).toEqual(['name: own\n', 'name: two\n']);
  });

  test('leaves a draft that waits as it is, and refuses what was decided', async () => {
    const waiting = await ran(testPhase(), testHost());
    expect(await ran(testPhase(), testHost(), { resume: waiting })).toEqual(waiting);
    const decided = { ...waiting, status: 'accepted' } as const;
    const options = { folder, resume: decided };
    expect(await runPhase(testPhase(), {}, testHost(), options)).toEqual({
      refused: saying('Somebody has decided on this run: begin a new one.'),
    });
  });

  test('stops at once when cancelled while the model answers', async () => {
    let isCancelled = false;
    const token = tokenWhen(() => isCancelled);
    const model = scripted({ waits: true });
    setTimeout(() => (isCancelled = true), 20);
    const state = await ran(testPhase(), testHost({ model, token }));
    expect(state).toMatchObject({ status: 'stopped', attempts: [] });
  });

  test('comes to the same, wherever it is cancelled, or the host dies', async () => {
    const read = {
      name: 'read_spec',
      doc: 'Reads.',
      input: { type: 'object' },
      run: () => Promise.resolve({ text: 'spec', files: ['specs/x.yaml'] }),
    };
    const script = (request: { messages: readonly unknown[] }): ReturnType<typeof propose> => {
      const steps = [
        { parts: [call('read_spec', {})] },
        propose(proposal('ERROR\n')),
        say('Sorry.'),
        propose({ files: 1 }),
        propose(proposal('name: end\n')),
      ];
      return steps[Math.floor(request.messages.length / 2)] ?? {};
    };
    const questions = [{ id: 'q', text: 'Q?', choices: [], free: true }];
    const phase = testPhase({}, { questions });
    const make = (some: Partial<RunnerHost> = {}): ReturnType<typeof testHost> =>
      testHost({ model: scriptedModel([script]), tools: [read], ...some });
    const whole = await ran(phase, make());
    expect(whole).toMatchObject({
      status: 'proposed',
      draft: { files: [{ text: 'name: end\n' }] },
    });
    const essence = (state: RunState): unknown => [
      state.status,
      state.draft,
      state.verdict,
      state.attempts,
      state.answers,
      state.filesRead.map(({ path }) => path).sort(),
      state.messages.map(({ role, parts }) => [role, parts.map(({ kind }) => kind)]),
    ];
    let asks = 0;
    await ran(phase, make({ token: tokenWhen(() => (asks++, false)) }));
    for (let at = 1; at <= asks; at++) {
      let seen = 0;
      const stopped = await ran(phase, make({ token: tokenWhen(() => ++seen >= at) }));
      expect(stopped.status).toBe('stopped');
      expect(essence(await ran(phase, make(), { resume: stopped }))).toEqual(essence(whole));
    }
    const { saved } = await (async () => {
      const host = make();
      await ran(phase, host);
      return host;
    })();
    for (const state of saved.filter(({ status }) => status === 'running'))
      expect(essence(await ran(phase, make(), { resume: state }))).toEqual(essence(whole));
  });
});
