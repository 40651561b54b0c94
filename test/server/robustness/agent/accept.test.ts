import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { commandLine, type CommandLine } from './command-line.ts';
import { DENIED, ESCAPES, SPELLINGS } from './denied-targets.ts';
import { folderHash } from './folder-hash.ts';
import { CHARGES, hostileWorkspace, MODEL } from './hostile-workspace.ts';

const PHASE = ['implement-logic', 'model=fct_churn'] as const;

/** A run that waits for somebody to accept it. */
async function drafted(): Promise<{
  readonly root: string;
  readonly line: CommandLine;
  readonly id: string;
}> {
  const root = hostileWorkspace([]);
  const line = await commandLine(root);
  await line.run(...PHASE);
  return { root, line, id: line.runs()[0]?.id ?? '' };
}

function forge(line: CommandLine, change: (state: RunState) => object): void {
  const [path = ''] = line.files();
  const state = JSON.parse(readFileSync(path, 'utf8')) as RunState;
  writeFileSync(path, JSON.stringify({ ...state, ...change(state) }));
}

describe('what lies behind a path at the time of accepting', () => {
  test.each([
    ['a linked folder out of the workspace', () => tempFolder()],
    ['a linked folder of another tool', (root: string) => join(root, '.github/workflows')],
    ['a linked folder of macros', (root: string) => join(root, 'other/macros')],
  ])('%s is not written to', async (_, elsewhere) => {
    const { root, line, id } = await drafted();
    const real = elsewhere(root);
    mkdirSync(real, { recursive: true });
    const folder = join(root, dirname(MODEL));
    renameSync(folder, `${folder}-before`);
    symlinkSync(real, folder);
    const before = folderHash(root);
    const result = await line.run('--resume', id, '--yes');
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/Nothing was written/);
    expect(existsSync(join(real, 'fct_churn.sql'))).toBe(false);
    expect(folderHash(root)).toBe(before);
    expect(line.runs()[0]?.decisions).toEqual([]);
  });

  test.each([
    ['out of the workspace', () => join(tempFolder(), 'x')],
    ['to a setting', (root: string) => join(root, '.env')],
  ])('a linked file %s is not written to', async (_, elsewhere) => {
    const { root, line, id } = await drafted();
    const real = elsewhere(root);
    writeFileSync(real, 'mine');
    symlinkSync(real, join(root, MODEL));
    const result = await line.run('--resume', id, '--yes');
    expect(result.code).toBe(1);
    expect(readFileSync(real, 'utf8')).toBe('mine');
  });

  test('a file that was changed, or made, in the meantime is left alone', async () => {
    const root = hostileWorkspace([]);
    const path = join(root, CHARGES);
    const good = readFileSync(path, 'utf8').replace('logicalType: strange', 'logicalType: string');
    writeFileSync(path, good.replace('kind: DataContract', 'kind: datacontract'));
    const line = await commandLine(root);
    await line.run('fix', `path=${CHARGES}`);
    const id = line.runs()[0]?.id ?? '';
    expect(line.runs()[0]?.status).toBe('proposed');
    for (const text of ['', 'other: true\n', `${readFileSync(path, 'utf8')} `]) {
      writeFileSync(path, text);
      const result = await line.run('--resume', id, '--yes');
      expect(result.code).toBe(1);
      expect(result.stderr).toMatch(/changed it since|made it|Nothing was written/);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
    rmSync(path);
    expect((await line.run('--resume', id, '--yes')).code).toBe(1);
    expect(existsSync(path)).toBe(false);
  });
});

test('no denied target is written, whatever the run that was kept says', async () => {
  const { root, line, id } = await drafted();
  const spelled = DENIED.map((path, index) => SPELLINGS[index % SPELLINGS.length]?.[1](path) ?? '');
  const paths = [...DENIED.slice(0, 3), ...spelled.slice(3, 10), ...ESCAPES.slice(0, 4)];
  const before = folderHash(root);
  for (const path of paths) {
    forge(line, ({ draft }) => ({
      draft: { ...draft, files: [{ path, base: null, text: 'pwned' }] },
      verdict: { checks: [], findings: [] },
    }));
    const result = await line.run('--resume', id, '--yes');
    expect(result.code, path).not.toBe(0);
    expect(folderHash(root), path).toBe(before);
  }
  expect(existsSync(join(root, '../x.sql'))).toBe(false);
}, 240_000);
