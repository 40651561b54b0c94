import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeniedPath } from '../../../client/src/review/denied-path.ts';
import { guardPath } from '../../../server/src/agent/guard-path.ts';
import {
  DENIED as TABLE,
  deniedSpellings,
  SPELLINGS,
} from '../../server/robustness/agent/denied-targets.ts';

const DENIED = [
  '.vscode/settings.json',
  'team.code-workspace',
  '.devcontainer/devcontainer.json',
  '.git/config',
  '.github/workflows/ci.yml',
  '.gitlab-ci.yml',
  '.husky/pre-commit',
  '.npmrc',
  '.envrc',
  '.env.local',
  'AGENTS.md',
  'CLAUDE.md',
  '.cursorrules/a.md',
  '.claude/settings.json',
  '.clinerules/a.md',
  '.roomodes/a',
  'mcp.json',
  'package.json',
  'dbt_project.yml',
  'profiles.yml',
  'packages.yml',
  'macros/hash.sql',
  'dataengos.json',
];

test.each(DENIED)('%s is denied in each spelling', (path) => {
  const wide = path.replace(/[a-z]/g, (letter) =>
    String.fromCodePoint(letter.codePointAt(0)! + 0xfee0),
  );
  for (const spelling of [
    path,
    path.toUpperCase(),
    `sub/folder/${path}`,
    path.replaceAll('/', '\\'),
    `${path}. `,
    wide,
    `./${path}`,
  ])
    expect(isDeniedPath(spelling, 'write-contract'), spelling).toBe(true);
});

test.each([
  '../a.yaml',
  '/etc/passwd',
  'C:/a.yaml',
  'a\0.yaml',
  'a.yaml:stream',
  '',
  'a\u202e.yaml',
])('%j is no path in the folder', (path) => {
  expect(isDeniedPath(path, 'write-contract')).toBe(true);
});

test.each([
  'specs/contracts/orders.odcs.yaml',
  'specs/product-canvas/canvas.md',
  'implementation/dbt_project/models/marts/fct_churn.sql',
])('%s may be proposed', (path) => {
  expect(isDeniedPath(path, 'write-contract')).toBe(false);
});

test('what the compiler makes of contracts may be files of dbt', () => {
  expect(isDeniedPath('implementation/dbt_project/dbt_project.yml', 'scaffold-pipeline')).toBe(
    false,
  );
  expect(isDeniedPath('implementation/dbt_project/macros/hash.sql', 'implement-logic')).toBe(true);
});

/** What the server says of a path that is a target of the run. */
function isDeniedByServer(path: string, phase: string): boolean {
  const author = phase === 'scaffold-pipeline' ? 'phase' : 'model';
  return (
    guardPath(path, { targets: [path], writes: ['**', '**/.*', '**/.*/**'] }, author) !== undefined
  );
}

const phases = ['scaffold-pipeline', 'fix'] as const;

test.each(phases)('in %s both deny the files that steer tools, in each spelling', (phase) => {
  for (const path of TABLE)
    for (const [how, spell] of SPELLINGS) {
      const spelled = spell(path);
      const here = isDeniedPath(spelled, phase);
      // Other spellings than the shortest are none of a target for the server, whatever they name.
      if (how === 'as it is' || how === 'in capitals')
        expect(isDeniedByServer(spelled, phase), spelled).toBe(here);
      else if (here) expect(isDeniedByServer(spelled, phase), spelled).toBe(true);
    }
});

test('what is denied here, the server denies, too', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 6, unit: 'binary' }),
    fc.constantFrom(...['', '.', '..', 'specs', 'a.yaml', 'C:', 'macros', '\u0085', '\u200b']),
    fc
      .tuple(
        fc.constantFrom('', '.', 'x', ' '),
        fc.constantFrom(
          ...['git', 'github', 'vscode', 'claude', 'agents', 'env', 'npmrc', 'package', 'skill'],
          ...['dataengos', 'mcp', 'agent-os', 'dockerfile', 'profiles', 'yarnrc', 'pgpass', 'ssh'],
          ...['dbt_project', 'selectors', 'editorconfig', 'pre-commit-config', 'jenkinsfile'],
        ),
        fc.constantFrom(
          '',
          '.x',
          '-x',
          '_x',
          '.md',
          '.json',
          '.yml',
          '.yaml',
          '.sh',
          '.',
          ' ',
          'x',
        ),
      )
      .map((pieces) => pieces.join('')),
  );
  const path = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(path, fc.constantFrom(...phases), (one, phase) => {
      if (isDeniedPath(one, phase)) expect(isDeniedByServer(one, phase)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
  for (const one of deniedSpellings())
    for (const phase of phases)
      if (isDeniedPath(one, phase)) expect(isDeniedByServer(one, phase), one).toBe(true);
});
