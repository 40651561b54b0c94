import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalPath, guardPath } from '../../../server/src/agent/guard-path.ts';
import { told } from '../../../server/src/agent/told.ts';

const anywhere = (path: string): Parameters<typeof guardPath>[1] => ({
  targets: [path],
  writes: ['**'],
});

test('takes targets within what the phase writes', () => {
  const scope = { targets: ['specs/a.yaml', 'models/x.sql'], writes: ['specs/**/*.yaml'] };
  expect(reason('specs/a.yaml', scope, 'model')).toBeUndefined();
  expect(reason('specs/b.yaml', scope, 'model')).toContain('none of the files of this run');
  expect(reason('models/x.sql', scope, 'model')).toContain('writes no such files');
});

/** The list of T12. */
const denied = [
  '.vscode/settings.json',
  'team.code-workspace',
  '.devcontainer/devcontainer.json',
  '.git/hooks/pre-commit',
  '.github/workflows/ci.yml',
  '.gitlab-ci.yml',
  '.husky/pre-commit',
  '.npmrc',
  '.envrc',
  '.env',
  '.env.local',
  'AGENTS.md',
  'CLAUDE.md',
  '.cursor/rules/a.md',
  '.cursorrules',
  '.claude/settings.json',
  '.clinerules',
  '.cline/x.md',
  '.roo/rules.md',
  'mcp.json',
  '.mcp.json',
  'package.json',
  'dbt_project.yml',
  'profiles.yml',
  'packages.yml',
  'macros/mask.sql',
  'dataengos.json',
  '.agent-os/profiles/default/standards/a.md',
  'agent-os/config.yml',
];

describe.each(denied)('%s', (path) => {
  test.each([
    ['as it is', (text: string) => text],
    ['below a folder', (text: string) => `a/b/${text}`],
    ['in capitals', (text: string) => text.toUpperCase()],
    [
      'full-width',
      (text: string) =>
        text.replaceAll(/[a-z]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
    ],
    ['with a dot behind', (text: string) => `${text}.`],
    ['with a blank behind', (text: string) => `${text} `],
    ['from here', (text: string) => `./${text}`],
    ['with two slashes', (text: string) => `x//${text}`],
    ['with backslashes', (text: string) => `x\\${text.replaceAll('/', '\\')}`],
    ['roundabout', (text: string) => `x/../${text}`],
    ['as a stream', (text: string) => `${text}::$DATA`],
    ['with a hidden character', (text: string) => text.replace(/[a-z]/i, '$&\u200b')],
  ])('is refused %s', (_, spell) => {
    const spelled = spell(path);
    expect(reason(spelled, anywhere(spelled), 'model')).toContain('may not be written');
  });
});

test.each([
  '../x.sql',
  'a/../../x.sql',
  'a/./x.sql',
  'a//x.sql',
  '/etc/passwd',
  'C:/x.sql',
  'c:x.sql',
  '\\\\server\\share\\x.sql',
  '//server/share/x.sql',
  'a\\..\\..\\x.sql',
  'a/x.sql\0.yaml',
  'a/..\u200b/x.sql',
  'a/\uff0e\uff0e/x.sql',
  'a\uff0f..\uff0fx.sql',
  'a/x.sql:hidden',
  'a/con.sql',
  'a/NUL',
  'a/COM1.yaml',
  'a/LPT¹.yaml',
  'a/.../x.sql',
  'a/x.sql ',
  'a/x.sql.',
  ' a/x.sql',
  'GIT~1/config',
  'a/x\n.sql',
  'file:///etc/passwd',
  '',
  'a'.repeat(401),
])('refuses %j whoever writes it', (path) => {
  expect(reason(path, anywhere(path), 'model')).toContain('may not be written');
  expect(reason(path, anywhere(path), 'phase')).toContain('may not be written');
});

test('lets the compiler write the files of dbt, and nobody those of editors', () => {
  for (const path of ['p/dbt_project.yml', 'p/profiles.yml', 'p/packages.yml', 'p/macros/a.sql'])
    expect(reason(path, anywhere(path), 'phase')).toBeUndefined();
  for (const path of ['.vscode/tasks.json', '.github/workflows/a.yml', 'CLAUDE.md'])
    expect(reason(path, anywhere(path), 'phase')).toContain('for people only');
});

test('brings spellings of one path to one form, once and for all', () => {
  expect(canonicalPath('./A//B\\C. /.\u200bEnv')).toBe('a/b/c/.env');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      const once = canonicalPath(path);
      expect(canonicalPath(once)).toBe(once);
    }),
  );
});

test('never lets a path out of its folder', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    'a',
    '/',
    '\\',
    ':',
    '\0',
    ' ',
    '．',
    '／',
    'x.sql',
    '~1',
    '%2e',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = pieces.join('');
      if (guardPath(path, anywhere(path), 'model') !== undefined) return;
      const parts = path.normalize('NFKC').split('/');
      expect(parts).not.toContain('..');
      expect(path).toMatch(/^[^/\\:]/);
    }),
  );
});

function reason(...asked: Parameters<typeof guardPath>): string | undefined {
  const why = guardPath(...asked);
  return why && told(why);
}
