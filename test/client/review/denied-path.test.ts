import { expect, test } from 'vitest';
import { isDeniedPath } from '../../../client/src/review/denied-path.ts';

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
