import type { RuleMeta } from './rule.ts';

/** What each family of rules looks at, as a heading; in the order in which rules are listed. */
export const families: Readonly<Record<RuleMeta['family'], string>> = {
  syntax: 'YAML and Mermaid themselves',
  structure: 'The structure of a contract or policy',
  meaning: 'What a contract means',
  governance: 'Policies',
  lineage: 'Lineage',
  workspace: 'What the contracts of a workspace say together',
  suppressions: 'Comments that silence rules',
  engine: 'The linter itself',
};
