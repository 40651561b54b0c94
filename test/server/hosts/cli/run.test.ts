import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleOptions } from '../../../../scripts/bundles.mjs';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { sha256 } from '../../../../server/src/base/sha256.ts';
import type { Step } from '../../../messages-api/script.ts';
import { startMessagesApi } from '../../../messages-api/start-messages-api.ts';
import { commit, git } from '../node/git-repository.ts';
import { tempFolder } from '../temp-folder.ts';
import { cliPath, runCli, type CliResult } from './run-cli.ts';

const CHURN = join(import.meta.dirname, '../../../../examples/churn');
const MODEL = 'implementation/dbt_project/models/marts/customer_success/fct_churn.sql';

/** The example without one of its models. */
function workspace(): string {
  const root = tempFolder();
  cpSync(CHURN, root, { recursive: true });
  rmSync(join(root, MODEL));
  return root;
}

/** Runs the phase that writes the model. The state of runs lies in a folder of its own. */
function runner(root: string): {
  readonly state: string;
  readonly run: (...args: string[]) => Promise<CliResult>;
  readonly withKey: (...args: string[]) => Promise<CliResult>;
  readonly runs: () => readonly RunState[];
} {
  const state = tempFolder();
  const env = { XDG_STATE_HOME: state, LOCALAPPDATA: state, HOME: state };
  const runs = (): readonly RunState[] =>
    readdirSync(state, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .map((path) => JSON.parse(readFileSync(join(state, path), 'utf8')) as RunState);
  const clean = { ...env, ANTHROPIC_API_KEY: '', ANTHROPIC_BASE_URL: '' };
  const keyed = { ...clean, ANTHROPIC_API_KEY: 'canary-key-0123456789' };
  return {
    state,
    runs,
    run: (...args) => runCli(root, ['run', ...args], { env: clean }),
    withKey: (...args) => runCli(root, ['run', ...args], { env: keyed }),
  };
}

const PHASE = ['implement-logic', 'model=fct_churn'] as const;
const isThere = (root: string): boolean =>
  readdirSync(dirname(join(root, MODEL))).includes('fct_churn.sql');

beforeAll(async () => {
  const outfile = join(dirname(await cliPath()), 'outside.cjs');
  await build(bundleOptions('outside', outfile, { production: true, effort: 'quick' }));
}, 60_000);

describe('without a model', () => {
  test('shows a diff, and writes nothing where nobody accepts or somebody wrote in the meantime', async () => {
    const root = workspace();
    const { run, runs, state } = runner(root);
    const alone = await run(...PHASE);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toContain(`+++ b/${MODEL}`);
    expect(alone.stderr).toContain('Nothing was written: nobody was there to accept it.');
    expect(isThere(root)).toBe(false);
    expect(runs().map(({ status }) => status)).toEqual(['proposed']);
    for (const path of readdirSync(state, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.json') && process.platform !== 'win32')
        expect(statSync(join(state, path)).mode & 0o077).toBe(0);
    expect((await run('--list')).stdout).toMatch(
      /^[0-9a-f]{32} {2}\S+ {2}proposed {2}implement-logic {2}model=fct_churn\n$/,
    );
    const other = await runCli(workspace(), ['run', '--list'], { env: { XDG_STATE_HOME: state } });
    expect(other.stdout).toBe('');
    writeFileSync(join(root, MODEL), 'select 1');
    const late = await run('--resume', runs()[0]?.id ?? '', '--yes');
    expect(late.code).toBe(1);
    expect(late.stderr).toContain('Somebody has made it in the meantime.');
    expect(readFileSync(join(root, MODEL), 'utf8')).toBe('select 1');
    expect(runs()).toMatchObject([{ status: 'proposed', decisions: [] }]);
  });

  test('writes with --yes, and keeps what was decided with its hashes', async () => {
    const root = workspace();
    const { run, runs } = runner(root);
    const done = await run(...PHASE, '--yes');
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain(`${MODEL}: written`);
    const hash = sha256(readFileSync(join(root, MODEL), 'utf8'));
    const [kept] = runs();
    expect(kept).toMatchObject({
      status: 'accepted',
      decisions: [{ kind: 'accepted', path: MODEL, base: null, proposed: hash, applied: hash }],
    });
    expect((await run('--resume', kept?.id ?? '')).stderr).toContain('Somebody has decided');
  });

  test('judges a draft that was kept under what holds when it is accepted', async () => {
    const root = workspace();
    const { run, runs, state } = runner(root);
    await run(...PHASE);
    const [kept] = runs();
    const file = readdirSync(state, { recursive: true, encoding: 'utf8' }).find((path) =>
      path.endsWith(`${kept?.id ?? ''}.json`),
    );
    const checks = [{ kind: 'rules', state: 'failed', summary: 'As it was then.' }];
    const stale = { ...kept, verdict: { checks, findings: [] } };
    writeFileSync(join(state, file ?? ''), JSON.stringify(stale));
    const late = await run('--resume', kept?.id ?? '', '--yes');
    expect(late.stderr).not.toContain('As it was then.');
    expect(late.code).toBe(0);
    expect(isThere(root)).toBe(true);
  });

  test('reviews what differs from a commit, and says so where git knows none', async () => {
    const root = workspace();
    const { run } = runner(root);
    const none = await run('review');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('git repository');
    git(root, 'init', '--quiet', '--initial-branch=main');
    git(root, 'add', '.');
    commit(root, {}, 'first');
    const path = join(root, 'specs/contracts/data-products/finance/mrr_report.odcs.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('DECIMAL(14,2)', 'VARCHAR(20)'));
    const { stdout, code } = await run('review');
    expect(code).toBe(1);
    expect(stdout).toMatch(/mrr_report\.odcs\.yaml:\d+: error: The change breaks readers/);
    expect((await run('review', 'ref=nobody')).stderr).toContain('Git knows no commit "nobody".');
  });

  test('prints one event a line for programs, and the run at the end', async () => {
    const { run } = runner(workspace());
    const { stdout, stderr } = await run(...PHASE, '--json', '--dry-run');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(stderr).toBe('');
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['step', 'verdict', 'result']),
    );
    expect(events.at(-1)).toMatchObject({ kind: 'result', run: { status: 'proposed' } });
  });

  test.each([
    [['implement'], 'There is no phase'],
    [['implement-logic', 'fct_churn'], 'key=value'],
    [[...PHASE, '--max-cost', '1'], 'needs --provider claude'],
    [[...PHASE, '--provider', 'claude'], 'ANTHROPIC_API_KEY'],
    [['--resume', '../../x'], 'There is no such run'],
  ] as const)('says what is wrong with %j', async (args, told) => {
    const result = await runner(workspace()).run(...args);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(told);
  });
});

describe('with a model', () => {
  const proposing = (text: string, path = MODEL): Step => ({
    kind: 'answer',
    parts: [
      {
        kind: 'call',
        name: 'propose',
        input: { files: [{ path, text }], open: [], summary: 'Done.' },
      },
    ],
  });
  const original = readFileSync(join(CHURN, MODEL), 'utf8');
  const claude = (url: string): string[] => [...PHASE, '--provider', 'claude', '--base-url', url];

  test('sends nothing without consent, and says what it would be', async () => {
    const root = workspace();
    const api = await startMessagesApi([proposing(original)]);
    const result = await runner(root).withKey(...claude(api.url), '--yes');
    await api.close();
    expect(api.requests).toEqual([]);
    expect(result.stderr).toContain('Nobody is there to ask: --consent 127.0.0.1');
    expect(result.stderr).toContain('Nothing was sent to 127.0.0.1');
  });

  test('completes the draft, which is checked and then written', async () => {
    const root = workspace();
    const api = await startMessagesApi([
      proposing(original, '.vscode/tasks.json'),
      proposing(original),
    ]);
    const { withKey, runs, state } = runner(root);
    const result = await withKey(...claude(api.url), '--yes', '--consent', hostOf(api.url));
    await api.close();
    expect(result).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, MODEL), 'utf8')).toBe(original);
    expect(api.requests[1]?.text).toContain('steer tools');
    expect(readdirSync(root)).not.toContain('.vscode');
    expect(runs()).toMatchObject([{ status: 'accepted', turns: api.requests.length }]);
    for (const path of readdirSync(state, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.json'))
        expect(readFileSync(join(state, path), 'utf8')).not.toContain('canary-key');
    expect(result.stdout + result.stderr).not.toContain('canary-key');
  });

  test('never writes over an error, whatever --yes says', async () => {
    const root = workspace();
    const bad = "select 'x' as customer_id from {{ ref('nobody_knows_it') }} where (";
    const api = await startMessagesApi(() => proposing(bad));
    const { withKey, runs } = runner(root);
    const result = await withKey(...claude(api.url), '--yes', '--consent', hostOf(api.url));
    await api.close();
    const [run] = runs();
    expect(JSON.stringify(run?.attempts)).toContain('"failed"');
    // What follows without the model is the better draft, so that one is taken.
    expect(run?.draft?.files.some(({ text }) => text.includes('nobody_knows_it'))).toBe(false);
    expect(result.stdout).not.toContain('nobody_knows_it');
  });

  test('does not take an address from a file of the workspace', async () => {
    const root = workspace();
    const api = await startMessagesApi([proposing(original)]);
    writeFileSync(join(root, '.env'), `ANTHROPIC_BASE_URL=${api.url}\nANTHROPIC_API_KEY=x\n`);
    const result = await runner(root).run(...PHASE, '--provider', 'claude', '--yes');
    await api.close();
    expect(result.code).toBe(2);
    expect(api.requests).toEqual([]);
  });
});

function hostOf(url: string): string {
  return new URL(url).host;
}
