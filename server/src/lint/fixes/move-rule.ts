import { breakOf, lineStart, nextLine, trimmed } from '../../syntax/yaml/edit/text-lines.ts';
import { findPair, type YamlItem } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';

/** Moves an entry of `rules` before the one in which `data.before` lies. Only where each begins a line of its own. */
export function moveRule(
  finding: Finding,
  { document, file: { text } }: FixContext,
): readonly Fix[] {
  const { before, name } = finding.data ?? {};
  const root = document.tree();
  const rules = root?.kind === 'map' ? findPair(root, 'rules')?.value : undefined;
  if (typeof before !== 'number' || name === undefined) return [];
  if (rules?.kind !== 'sequence' || rules.flow) return [];
  const itemAt = (offset: number): YamlItem | undefined =>
    rules.items.find(({ start, end }) => start <= offset && offset < end);
  const moved = itemAt(finding.range.start);
  const target = itemAt(before);
  if (moved === undefined || target === undefined || moved === target) return [];
  const from = lineStart(text, moved.start);
  const to = nextLine(text, trimmed(text, moved).end);
  const lines = text.slice(from, to);
  const at = lineStart(text, target.start);
  const newText = lines.endsWith('\n') ? lines : lines + breakOf(text);
  const edits = [
    { range: { start: at, end: at }, newText },
    { range: { start: from, end: to }, newText: '' },
  ];
  return [{ title: 'move', params: { name }, edits, safety: 'unsafe' }];
}
