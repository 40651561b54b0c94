import { afterEach, describe, expect, test } from 'vitest';
import { defaultCaps, type Caps } from '../../../../server/src/agent/runner-host.ts';
import type { AnswerPart, Step } from '../../../messages-api/script.ts';
import {
  startMessagesApi,
  says,
  type MessagesApi,
} from '../../../messages-api/start-messages-api.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { commandLine } from './command-line.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { hostileWorkspace, MODEL } from './hostile-workspace.ts';
import { calls, proposes } from './obedient-model.ts';

const apis: MessagesApi[] = [];
const servers: HostileServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.client.stop();
  for (const api of apis.splice(0)) await api.close();
});

const answer = (...parts: AnswerPart[]): Step => ({ kind: 'answer', parts, piece: 100_000 });
const tool = (): Step => answer(calls('find_symbols', { name: 'churn' }));

describe('what has no end is stopped, and people are told by what', () => {
  test.each<[string, () => Step, Partial<Caps>, RegExp]>([
    ['tools, by the cap on turns', tool, { turns: 4 }, /cap of 4 requests/],
    [
      'tools, by the cap on tokens',
      () => ({ ...tool(), usage: { input: 90_000, output: 10 } }) as Step,
      { tokens: 200_000 },
      /cap of 200000 tokens/,
    ],
    [
      'tools, by the cap on cost',
      () => ({ ...tool(), usage: { input: 90_000, output: 9_000 } }) as Step,
      { cost: 0.5, tokens: 1e9 },
      /cap of 0.5 US dollars/,
    ],
    [
      'output',
      () => says('', { fault: { after: 3, kind: 'endless' } }),
      {},
      /answer of 127\.0\.0\.1:\d+ did not end/,
    ],
    [
      'a line',
      () => says('', { fault: { after: 3, kind: 'endless-line' } }),
      {},
      /answer of 127\.0\.0\.1:\d+ did not end/,
    ],
    [
      'parts',
      () => says('', { fault: { after: 3, kind: 'endless-parts' } }),
      {},
      /answer of the model has too many parts/,
    ],
    [
      'silence, by the cap on minutes',
      () => says('x', { fault: { after: 3, kind: 'hang' } }),
      { minutes: 0.1 },
      /cap on minutes/,
    ],
  ])(
    '%s',
    async (_, script, caps, told) => {
      const root = hostileWorkspace([]);
      const api = await startMessagesApi(script);
      apis.push(api);
      const agent = {
        caps: { ...defaultCaps, ...caps },
        price: { input: 3, output: 15 },
        model: 'claude-unknown-1',
      };
      const server = await hostileServer(root, { url: api.url, agent, storage: tempFolder() });
      servers.push(server);
      const before = folderHash(root);
      const { run } = await server.run({ phase: 'explain', input: { what: 'churn_report' } });
      expect(run?.reason).toMatch(told);
      expect(run?.status).toBe(told.source.startsWith('cap') ? 'capped' : 'failed');
      expect(folderHash(root)).toBe(before);
      expect(api.requests.length).toBeLessThan(20);
    },
    240_000,
  );
});

const ESC = '\u001b';
const ANSI = `${ESC}]0;owned\u0007${ESC}[2J${ESC}[31mred${ESC}]8;;https://evil.example${ESC}\\x\u009b31m\u202e`;
const FAKE = `\nrules: passed. validated ✓\nAccept? [y/N] y\n::error::x\n##vso[task.setvariable]x`;

describe('what harms when it is read or shown', () => {
  test.each([
    ['10 MB', 'x'.repeat(10_000_000)],
    [
      'a YAML bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from(
        { length: 30 },
        (_, at) =>
          `k${String(at)}: &k${String(at)} [${Array(9)
            .fill(at === 0 ? '*a' : `*k${String(at - 1)}`)
            .join(',')}]`,
      ).join('\n')}\n`,
    ],
    ['deep nesting', '['.repeat(100_000)],
    ['parentheses', `select ${'('.repeat(50_000)}1`],
    ['templates', '{{ '.repeat(20_000)],
    ['escapes', `select 1 as x -- ${ANSI}${FAKE}`],
  ])(
    '%s comes to a verdict of ours',
    async (name, text) => {
      const root = hostileWorkspace([]);
      const isYaml = name.includes('YAML') || name.includes('nesting');
      const target = isYaml
        ? 'specs/contracts/data-products/customer_success/churn_extra.odcs.yaml'
        : MODEL;
      const api = await startMessagesApi(() =>
        answer({ kind: 'text', text: ANSI + FAKE }, proposes([target], text)),
      );
      apis.push(api);
      const line = await commandLine(root);
      const before = folderHash(root);
      const phase = isYaml
        ? ['write-contract', 'name=churn_extra', 'domain=customer_success']
        : ['implement-logic', 'model=fct_churn'];
      const result = await line.ask(api.url, ...phase);
      expect(result.code).not.toBe(2);
      const shown = result.stdout + result.stderr;
      expect(shown).not.toMatch(/[\u001b\u009b\u0007\u202e]/);
      expect(shown).not.toMatch(/^(?:rules: passed. validated|Accept\?|::error|##vso)/m);
      expect(folderHash(root)).toBe(before);
      const [run] = line.runs();
      expect(['proposed', 'capped', 'failed', 'done']).toContain(run?.status);
      const texts = run?.draft?.files.map((file) => file.text.length) ?? [];
      for (const length of texts) expect(length).toBeLessThan(1_100_000);
    },
    240_000,
  );
});
