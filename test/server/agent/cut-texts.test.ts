import { expect, test } from 'vitest';
import { runPhase } from '../../../server/src/agent/runner.ts';
import type { RunnerHost } from '../../../server/src/agent/runner-host.ts';
import type { RunState } from '../../../server/src/agent/run-state.ts';
import type { Tool } from '../../../server/src/agent/tool.ts';
import { contextPart } from '../../../server/src/agent/phases/context-part.ts';
import { call, propose, scriptedModel, type ScriptedTurn } from './scripted-model.ts';
import { proposal, TARGET, testHost, testPhase, verdictOf } from './test-host.ts';

/** Both in letters that stand nowhere else. */
const VALUE = 'Quentin Xavier Zykovich, Jaroslavl';
const SECRET = ['gh', 'p_', 'QZ7XQZ8JQZ9VQZ6KQZ5WQZ4YQZ3HQZ2BQZ1F'].join('');

/** A text of words in which one of them stands across a place. */
function across(at: number, canary: string, begin = ''): string {
  return `${begin.padEnd(at - 13, 'word ')} ${canary} ${'word '.repeat(200)}`;
}

/** All that a model was told in a run. */
async function told(
  script: readonly ScriptedTurn[],
  some: Partial<RunnerHost> & { readonly input?: string } = {},
  prepared: Parameters<typeof testPhase>[1] = {},
): Promise<string> {
  const { input = 'orders', ...rest } = some;
  const model = scriptedModel(script);
  const host = testHost({ model, protectedValues: new Set([VALUE]), ...rest });
  const phase = testPhase({ mcp: true }, prepared);
  const first = (await runPhase(phase, { name: input }, host, { folder: 'f' })) as RunState;
  expect(first.status).toBe('proposed');
  const remark = { path: TARGET, line: 1, text: input };
  await runPhase(phase, { name: input }, host, { folder: 'f', resume: first, remarks: [remark] });
  return JSON.stringify(model.requests);
}

function holdsNoHalf(sent: string): void {
  for (const half of ['Quentin', 'Xavier', 'Zykov', 'Jaros', 'QZ7X', 'QZ8J', 'QZ9V'])
    expect(sent).not.toContain(half);
}

const fine = propose(proposal('name: fine\n'));

test.each([VALUE, SECRET])('no half of %j is left of a long file that is cut', async (canary) => {
  const context = [contextPart('A file', across(24_000, canary), 'a.yaml')];
  const sent = await told([fine], {}, { context });
  expect(sent).toContain('A file (its beginning; read the rest with a tool)');
  expect(sent).toContain('word');
  holdsNoHalf(sent);
});

test.each([VALUE, SECRET])('no half of %j is left of what people typed', async (canary) => {
  for (const at of [2000, 4000, 8000, 16_000])
    holdsNoHalf(await told([fine], { input: across(at, canary) }));
});

test.each([VALUE, SECRET])(
  'no half of %j is left of what a tool gives or throws',
  async (canary) => {
    for (const at of [1000, 4000, 16_000, 16_284, 16_384, 256 * 1024]) {
      const text = across(at, canary);
      const results = [() => Promise.resolve({ text }), () => Promise.reject(new Error(text))];
      for (const run of results) {
        const tool: Tool = { name: 'mcp__x__y', doc: '', input: { type: 'object' }, run };
        holdsNoHalf(await told([{ parts: [call('mcp__x__y', {})] }, fine], { tools: [tool] }));
      }
    }
  },
);

test('no half of a value is left where much is taken out before the cut', async () => {
  const key = ['BEGIN', 'END'].map((one) => ['-----', one, ' PRIVATE', ' KEY-----'].join(''));
  const hidden = `${key.join('Hunter'.repeat(1000))} word `;
  const text = across(256 * 1024, VALUE, hidden.repeat(43));
  const run: Tool['run'] = () => Promise.resolve({ text });
  const tool: Tool = { name: 'mcp__x__y', doc: '', input: { type: 'object' }, run };
  const sent = await told([{ parts: [call('mcp__x__y', {})] }, fine], { tools: [tool] });
  expect(sent).not.toContain('Hunter');
  holdsNoHalf(sent);
});

test.each([VALUE, SECRET])(
  'no half of %j is left of what a tool says of itself',
  async (canary) => {
    for (const at of [1000, 1200]) {
      const tool: Tool = {
        name: 'mcp__x__y',
        doc: across(at, canary),
        input: { type: 'object', properties: { a: { description: across(at, canary) } } },
        run: () => Promise.resolve({ text: '' }),
      };
      holdsNoHalf(await told([fine], { tools: [tool] }));
    }
  },
);

test.each([VALUE, SECRET])('no half of %j is left of what checks say', async (canary) => {
  for (const at of [300, 400]) {
    const said = across(at, canary);
    const judge: RunnerHost['judge'] = (files) => {
      const { findings } = verdictOf(files);
      const own = findings.map((one) => ({ ...one, message: said }));
      const state = findings.length > 0 ? 'failed' : 'passed';
      return Promise.resolve({ checks: [{ kind: 'rules', state, summary: said }], findings: own });
    };
    const sent = await told([propose(proposal('ERROR\n')), fine], { judge });
    expect(sent).toContain('error: word');
    holdsNoHalf(sent);
  }
});
