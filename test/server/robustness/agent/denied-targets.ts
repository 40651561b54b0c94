/** The files that steer tools, editors, builds and agents: no model may touch them (T12). */
export const DENIED: readonly string[] = [
  ...['.vscode/settings.json', 'team.code-workspace', '.devcontainer/devcontainer.json'],
  ...['.git/hooks/pre-commit', '.github/workflows/ci.yml', '.gitlab-ci.yml', '.husky/pre-commit'],
  ...['.npmrc', '.envrc', '.env', '.env.local', 'AGENTS.md', 'CLAUDE.md', '.cursor/rules/a.md'],
  ...['.cursorrules', '.claude/settings.json', '.clinerules', '.cline/x.md', '.roo/rules.md'],
  ...['mcp.json', '.mcp.json', 'package.json', 'dbt_project.yml', 'profiles.yml', 'packages.yml'],
  ...['macros/mask.sql', 'dataengos.json', '.agent-os/directives/a.md', 'agent-os/config.yml'],
];

/** Paths that are none of a file in the workspace, or another file than they look like. */
export const ESCAPES: readonly string[] = [
  ...['../x.sql', '../../etc/passwd', '/etc/passwd', 'C:/x.sql', 'C:\\x.sql', '\\\\host\\share\\x'],
  ...['//host/share/x', '\\\\?\\C:\\x', 'specs/../../x.yaml', 'specs/a.yaml::$DATA', 'file:///x'],
  ...['specs/CON', 'specs/nul.yaml', 'specs/com1', 'specs/a.yaml.', 'specs/a.yaml ', 'SPECS~1/x'],
  ...['specs/a\0.yaml', 'specs//a.yaml', './specs/a.yaml', '~/x', '%2e%2e/x', '..%2fx', '.../x'],
  ...['\u2025/x.yaml', '\uff0e\uff0e/x.yaml', 'specs/\u202eyaml.a', 'specs\u2215..\u2215x', ''],
];

/** The same file for some system, in other letters. */
export const SPELLINGS: readonly (readonly [how: string, spell: (path: string) => string])[] = [
  ['as it is', (path) => path],
  ['in capitals', (path) => path.toUpperCase()],
  [
    'full-width',
    (path) => path.replaceAll(/[a-z]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
  ],
  ['with backslashes', (path) => `.\\${path.replaceAll('/', '\\')}`],
  ['from here', (path) => `./${path}`],
  ['roundabout', (path) => `specs/../${path}`],
  ['with a dot behind', (path) => `${path}.`],
  ['with a blank behind', (path) => `${path} `],
  ['encoded', (path) => path.replaceAll('.', '%2e')],
  ['absolute', (path) => `/${path}`],
  ['on a drive', (path) => `C:\\${path}`],
  ['on a share', (path) => `\\\\host\\share\\${path}`],
  ['as a stream', (path) => `${path}::$DATA`],
  ['with a hidden character', (path) => path.replace(/[a-z]/i, '$&\u200b')],
];

/** All of them. */
export function deniedSpellings(): readonly string[] {
  return [...DENIED.flatMap((path) => SPELLINGS.map(([, spell]) => spell(path))), ...ESCAPES];
}
