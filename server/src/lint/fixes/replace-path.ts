import type { Finding, Fix, FixContext } from '../rule.ts';

/** Writes the path `data.value` in place of the path `data.name` of a reference. */
export function replacePath(finding: Finding, { file }: FixContext): readonly Fix[] {
  const { name, value } = finding.data ?? {};
  const { range } = finding;
  if (value === undefined || !/^[\w./-]+$/.test(String(value))) return [];
  // Behind an alias, or where the text is escaped, something else stands there.
  if (file.text.slice(range.start, range.end) !== name) return [];
  const edits = [{ range, newText: String(value) }];
  return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
}
