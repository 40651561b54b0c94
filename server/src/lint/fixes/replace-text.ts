import type { Finding, Fix } from '../rule.ts';

/** Writes `data.value` in place of the text at the finding, if that still says `data.name`. */
export function replaceText({ range, data }: Finding, text: string): readonly Fix[] {
  const { name, value } = data ?? {};
  if (value === undefined || text.slice(range.start, range.end) !== name) return [];
  const edits = [{ range, newText: String(value) }];
  return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
}
