import { beforeEach, expect, test } from 'vitest';
import { McpApprovals } from '../../../client/src/models/mcp-approvals.ts';
import { AgentPages } from '../../../client/src/phases/agent-pages.ts';
import { FakeStorage } from '../fake-lm.ts';
import { person } from '../fake-phases.ts';

beforeEach(() => person.reset());

const YES = 'Approve as it stands';
const NO = 'Do not use it now';
const long = 'x'.repeat(5000);
const stdio = {
  type: 'stdio',
  command: 'npx',
  args: ['-y', long],
  env: { TOKEN: 'geheim' },
} as const;
const http = {
  type: 'http',
  url: 'https://mcp.example/x',
  headers: { Authorization: 'geheim' },
} as const;

function approvals(state = new FakeStorage()): McpApprovals {
  return new McpApprovals(state, new AgentPages());
}

test('shows all that would be started, and no value of the environment', async () => {
  person.picks = [YES, YES];
  expect(await approvals().approved({ tool: stdio, web: http })).toEqual({
    tool: stdio,
    web: http,
  });
  const pages = person.pages.join('\n');
  for (const text of ['npx', long, 'TOKEN', 'https://mcp.example/x', 'Authorization'])
    expect(pages).toContain(text);
  expect(JSON.stringify([pages, person.shown])).not.toContain('geheim');
});

test('is asked once, and again as soon as anything of it changes', async () => {
  const state = new FakeStorage();
  person.picks = [YES];
  await approvals(state).approved({ tool: stdio });
  await approvals(state).approved({ tool: { ...stdio, env: { TOKEN: 'geheim' } } });
  expect(person.shown).toHaveLength(1);
  const changed = [
    { ...stdio, command: 'node' },
    { ...stdio, args: ['-y'] },
    { ...stdio, args: [`-y ${long}`] },
    { ...stdio, env: { TOKEN: 'other' } },
    { ...stdio, env: { TOKEN: 'geheim', PATH: '.' } },
    http,
  ];
  for (const server of changed) {
    person.picks = [NO];
    expect(await approvals(state).approved({ tool: server })).toEqual({});
  }
  person.picks = [NO];
  expect(await approvals(state).approved({ renamed: stdio })).toEqual({});
  expect(person.shown).toHaveLength(2 + changed.length);
  expect(JSON.stringify([...state.values])).not.toContain('geheim');
});

test('nothing is approved by going away', async () => {
  person.picks = [undefined];
  expect(await approvals().approved({ tool: stdio })).toBeUndefined();
});
