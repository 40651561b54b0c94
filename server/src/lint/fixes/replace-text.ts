import type { Finding, Fix } from '../rule.ts';

/** Writes `data.value` in place of `data.name`, in files that are no YAML. */
export function replaceText({ range, data }: Finding, text: string): readonly Fix[] {
  const { name, value } = data ?? {};
  if (value === undefined || text.slice(range.start, range.end) !== name) return [];
  const edits = [{ range, newText: String(value) }];
  return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
}
