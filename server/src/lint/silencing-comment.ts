import type { GovernedKind } from '../model/governed-file.ts';
import type { RuleMeta } from './rule.ts';

/** How a comment is written in a kind of files, and the language of a fence around it. */
export interface CommentNotation {
  readonly language: 'yaml' | 'sql' | 'text' | 'md';
  readonly open: string;
  readonly close: string;
}

const YAML: CommentNotation = { language: 'yaml', open: '# ', close: '' };
const SQL: CommentNotation = { language: 'sql', open: '-- ', close: '' };
const MERMAID: CommentNotation = { language: 'text', open: '%% ', close: '' };
const MARKDOWN: CommentNotation = { language: 'md', open: '<!-- ', close: ' -->' };

const NOTATIONS: Readonly<Partial<Record<GovernedKind, CommentNotation>>> = {
  'dbt-model': SQL,
  'dbt-snapshot': SQL,
  topology: MERMAID,
  canvas: MARKDOWN,
  tiering: MARKDOWN,
  'macro-library': MARKDOWN,
};

/** Those of the files that a rule looks at, for its page: YAML first where it looks at some, else as the rule lists them. */
export function commentNotations({
  standards,
  files = [],
}: Pick<RuleMeta, 'standards' | 'files'>): readonly CommentNotation[] {
  const found = new Set(files.map((kind) => NOTATIONS[kind] ?? YAML));
  const isOfYaml = standards?.length !== 0 || found.delete(YAML);
  return isOfYaml ? [YAML, ...[...found].filter((one) => one !== YAML)] : [...found];
}

export function silencingComment(code: string, { open, close }: CommentNotation): string {
  return `${open}dataengos-disable-next-line ${code} -- why it is fine here${close}`;
}

/** Whether a comment may stand behind something on its line. */
export function standsBehind({ open }: CommentNotation): boolean {
  return open !== MERMAID.open;
}
