import type { Range } from '../base/range.ts';
import type { YamlDocument } from '../syntax/yaml/file.ts';
import type { Finding, Fix, FixContext, Rule } from './rule.ts';

/**
 * The fixes that a rule offers for a finding. Where the parser had to guess what the author meant, the
 * structure it saw is no ground to move text on: there a fix may only touch what the finding names, and
 * is never applied without asking. What is broken in the YAML itself is exempt, since it must be fixed first.
 */
export function offeredFixes(rule: Rule, finding: Finding, context: FixContext): readonly Fix[] {
  if (rule.fix === undefined) return [];
  const fixes = rule.fix(finding, context);
  if (rule.meta.code === 'valid-yaml' || !isGuessedAt(context, finding.range.start)) return fixes;
  return fixes
    .filter(({ edits }) => edits.every(({ range }) => isWithin(range, finding.range)))
    .map((fix) => ({ ...fix, safety: 'unsafe' }));
}

function isGuessedAt({ file, document }: FixContext, offset: number): boolean {
  if (file.problems.length > 0) return true;
  const block = document.blocks.findLast(({ start }) => start <= offset);
  return block !== undefined && block.fragment.problems.length > 0;
}

/** Whether the parser had to guess somewhere in a document. */
export function isGuessed({ blocks }: YamlDocument): boolean {
  return blocks.some(({ fragment }) => fragment.problems.length > 0);
}

function isWithin(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
