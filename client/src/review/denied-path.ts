/**
 * Names of files and folders that steer tools, editors, agents or builds: no proposal gets there, whoever says so. The server
 * has refused them before, with a longer list.
 */
const DENIED: readonly RegExp[] = [
  /^\.(?:vscode|idea|devcontainer|git|github|gitlab|circleci|husky|cursor|claude|cline|roo|codex|gemini|windsurf|continue|kiro|agent-os|ssh|aws)[\w-]*$/,
  /^agent-os$/,
  /\.code-workspace$/,
  /^\.(?:git.*|npmrc|yarnrc.*|envrc|env.*|netrc|pgpass|editorconfig|pre-commit-config\.ya?ml|dataengosignore)$/,
  /^(?:agents|claude|gemini|copilot-instructions|skill)\.md$/,
  /^(?:mcp\.json|package(?:-lock)?\.json|makefile|dockerfile.*|jenkinsfile|codeowners)$/,
  /^dataengos\.(?:jsonc?|ya?ml)$/,
  /\.(?:exe|dll|so|bat|cmd|ps1|sh|py|js|mjs|cjs|ts)$/,
];

/** Those of dbt: what the compiler makes of contracts. */
const DENIED_BUT_TO_THE_COMPILER: readonly RegExp[] = [
  /^(?:dbt_project|profiles|packages|dependencies|selectors)\.ya?ml$/,
  /^(?:\.dataengos|macros|dbt_packages)$/,
];

/** Whether nothing proposed may be written there. `path`: relative to the workspace folder, or as the disk names it. */
export function isDeniedPath(path: string, phase: string): boolean {
  if (path === '' || path.length > 400 || /[\p{Cc}\p{Cf}]/u.test(path)) return true;
  const parts = canonical(path);
  if (parts.includes('..') || /^(?:[/\\]|[a-z]:)/i.test(path)) return true;
  const forms = phase === 'scaffold-pipeline' ? DENIED : [...DENIED, ...DENIED_BUT_TO_THE_COMPILER];
  return parts.some((part) => part.includes(':') || forms.some((form) => form.test(part)));
}

/** How systems may read the parts of a path: several spellings of one become one. */
function canonical(path: string): readonly string[] {
  return path
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => (/^\.+$/.test(part) ? part : part.replace(/[. ]+$/, '').trimStart()))
    .filter((part) => part !== '' && part !== '.');
}
