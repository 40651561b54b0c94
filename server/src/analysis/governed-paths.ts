import { DBT_PROJECT_FILE } from '../model/dbt/dbt-file.ts';
import type { GovernedKind } from '../model/governed-file.ts';
import { instructionPath } from '../model/standards/instruction-path.ts';
import { markdownKindOf } from '../spec/governance/markdown-kinds.ts';
import { isPolicy } from '../spec/dialects.ts';
import { isMarkdown } from '../syntax/mermaid/diagrams.ts';
import { promisedByName } from './promised-by-name.ts';

/**
 * Files that are looked at beside contracts, whatever the settings include: the policies themselves, and what they
 * hold for. Those that policies hold for are read only where there are policies.
 */
export const governedGlobs: readonly string[] = [
  '**/governance/**/{naming,naming-conventions,classification,classification-policy,tagging}.{json,yaml,yml}',
  '**/governance/**/{tiering-standards,macro-library}.md',
  '**/product-canvas/*.md',
  '**/product-canvas/**/slas.{yaml,yml}',
  '**/models/**/*.{sql,yml,yaml}',
  '**/snapshots/**/*.sql',
  `**/${DBT_PROJECT_FILE}`,
  '**/*.{mermaid,mmd}',
  '**/pipelines/**/assets/*.{yaml,yml}',
  '**/specs/**/*.md',
  '**/{.agent-os,agent-os}/**/{standards,workflows,directives,commands,product}/**/*.md',
  '**/{.agent-os,agent-os}/**/{config,profile-config,index}.{yml,yaml}',
  '**/{.agent-os,agent-os}/profiles/*/profile.md',
];

const POLICY_KINDS: ReadonlySet<GovernedKind> = new Set(['canvas', 'tiering', 'macro-library']);

/** What a file that is no contract is by its path; undefined when it is none of these, or a policy in YAML. */
export function governedKind(
  path: string,
): Exclude<GovernedKind, 'policy' | 'dbt-manifest'> | undefined {
  if (isMarkdown(path)) {
    const kind = proseKind(path) ?? (isInstructions(path) ? 'instructions' : undefined);
    return kind ?? (IN_SPECS.test(path) ? 'topology' : undefined);
  }
  if (isInstructions(path)) return 'instructions';
  if (/\.(?:mermaid|mmd)$/i.test(path)) return 'topology';
  if (/(?:^|\/)pipelines\/(?:.+\/)?assets\/[^/]+\.ya?ml$/i.test(path)) return 'asset';
  if (path.slice(path.lastIndexOf('/') + 1) === DBT_PROJECT_FILE) return 'dbt-project';
  const isModel = /(?:^|\/)models\//i.test(path);
  if (/\.sql$/i.test(path)) {
    if (isModel) return 'dbt-model';
    return /(?:^|\/)snapshots\//i.test(path) ? 'dbt-snapshot' : undefined;
  }
  if (!isModel) return undefined;
  return /\.ya?ml$/i.test(path) ? 'dbt-properties' : undefined;
}

/** Pages there may have diagrams. */
const IN_SPECS = /(?:^|\/)specs\//i;

/** Whether it is a text for agents, or says how such texts go together. */
function isInstructions(path: string): boolean {
  return path.includes('agent-os/') && instructionPath(path) !== undefined;
}

function proseKind(path: string): 'canvas' | 'tiering' | 'macro-library' | undefined {
  const kind = markdownKindOf(path)?.id;
  if (kind === 'canvas' || kind === 'vision') return 'canvas';
  if (kind === undefined || !/(?:^|\/)governance\//i.test(path)) return undefined;
  return kind === 'macros' ? 'macro-library' : 'tiering';
}

/** Whether diagrams of the file are looked at, and it may have some. They count without policies, too. */
export function holdsTopology(path: string, text: string): boolean {
  if (!isMarkdown(path)) return governedKind(path) === 'topology';
  return IN_SPECS.test(path) && /mermaid/i.test(text);
}

/** Whether a file that is no contract is looked at; `governed`: where there are policies. */
export function isLookedAt(path: string, text: string, governed: boolean): boolean {
  if (isPolicyPath(path) || holdsTopology(path, text) || isInstructions(path)) return true;
  return governed && governedKind(path) !== undefined;
}

/** Whether files of the kind say themselves what holds for others. */
function isPolicyKind(kind: GovernedKind): boolean {
  return POLICY_KINDS.has(kind);
}

/** Whether nobody needs a file of that path where there are no policies. */
export function isOnlyGoverned(path: string): boolean {
  const kind = governedKind(path);
  if (kind === undefined || kind === 'topology' || kind === 'instructions') return false;
  return !isPolicyKind(kind) && promisedByName(path) === false;
}

/** Whether a file of that path may say what holds for others. */
export function isPolicyPath(path: string): boolean {
  const kind = governedKind(path);
  if (kind !== undefined) return isPolicyKind(kind);
  return isPolicy(promisedByName(path));
}
