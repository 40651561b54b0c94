import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journal } from '../../../server/src/agent/journal.ts';
import { runPhase } from '../../../server/src/agent/runner.ts';
import type { RunState } from '../../../server/src/agent/run-state.ts';
import { transcript } from '../../../server/src/agent/transcript.ts';
import { blockParser } from '../../../server/src/syntax/markdown/parsers.ts';
import { call, propose, scriptedModel } from './scripted-model.ts';
import { proposal, TARGET, testHost, testPhase, verdictOf } from './test-host.ts';
import { told } from '../../../server/src/agent/told.ts';

async function aRun(said: string): Promise<RunState> {
  const model = scriptedModel([
    { parts: [{ kind: 'text', text: said }, call(said, { [said]: said })] },
    propose({ ...(proposal(`ERROR ${said}\n`) as object), summary: said }),
    propose({ ...(proposal(`name: x\n# ${said}\n`) as object), open: [said], summary: said }),
  ]);
  const state = await runPhase(testPhase(), { name: said }, testHost({ model }), { folder: said });
  if ('refused' in state) throw new Error(told(state.refused));
  return {
    ...state,
    decisions: [
      {
        at: state.updated,
        kind: 'accepted-anyway',
        by: said,
        path: TARGET,
        base: null,
        proposed: 'a'.repeat(64),
        applied: 'a'.repeat(64),
        reason: said,
        verdict: verdictOf([{ path: TARGET, base: null, text: `WARN ${said}` }]),
        partial: false,
      },
    ],
  };
}

test('tells of a run what people want to know', async () => {
  const page = transcript(await aRun('hello'));
  for (const piece of [
    '# write-contract: proposed',
    'Model: scripted-1 at model.test; 3 requests',
    'Tokens: 330: 300 input, 30 output',
    'Cost: $0.0003, as an estimate',
    '## Conversation',
    'Calls propose',
    'Mend them and propose again',
    '### Attempt 2',
    'accepted-anyway by hello',
    'reason: hello',
  ])
    expect(page).toContain(piece);
  expect(page).toMatchSnapshot();
});

test('shows what models say, and never obeys it', async () => {
  const pieces = fc.constantFrom(
    '```',
    '````\n',
    '\n# x\n',
    '<b>',
    '![a](http://b)',
    '[a](b)',
    '\u202e',
    '\n- ',
    '`',
    '~~~\n',
    '|',
  );
  const headings = new Set([
    'Asked for',
    'Sent',
    'Steps',
    'Conversation',
    'Attempts',
    'Draft',
    'Decisions',
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { minLength: 1, maxLength: 6 }), async (parts) => {
      const page = transcript(await aRun(parts.join('')));
      expect(page).not.toMatch(/[\u200b-\u200f\u202a-\u202e]/);
      expect(headingsOf(page).length).toBeGreaterThan(5);
      for (const [title, level] of headingsOf(page)) {
        if (level === 2) expect([...headings]).toContain(title);
        if (level === 1) expect(title).toMatch(/^write-contract: /);
      }
    }),
    { numRuns: 60 },
  );
});

test('keeps a journal without a text of anybody', async () => {
  const run = await aRun('canary-text');
  const [entry] = journal([{ ...run, folder: 'f', decisions: [] }]);
  expect(JSON.stringify(entry)).not.toContain('canary');
  expect(entry).toMatchObject({
    id: run.id,
    model: { id: 'scripted-1', host: 'model.test' },
    requests: 3,
    tokens: 330,
    attempts: 2,
    verdict: { errors: 0, warnings: 0 },
    draft: [{ path: TARGET, base: null }],
  });
  const [decided] = journal([run]);
  expect(decided?.decisions).toMatchObject([
    {
      kind: 'accepted-anyway',
      reason: 'canary-text',
      verdict: { warnings: 1, checks: [{ kind: 'rules' }] },
    },
  ]);
});

/** Titles with their level; what is HTML, or a definition of a link, counts as one. */
function headingsOf(page: string): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = [];
  blockParser.parse(page).iterate({
    enter({ name, from, to }) {
      const level = /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];
      const text = page.slice(from, to);
      if (level !== undefined) found.push([text.replace(/^#+ /, ''), Number(level)]);
      if (/HTML|LinkReference|Image/.test(name)) found.push([text, 1]);
    },
  });
  return found;
}
