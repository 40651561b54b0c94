import type { Finding, Fix } from '../rule.ts';

/** Puts the macro `data.macro` around a column, or in place of the one around it. */
export function treatInMacro(finding: Finding, text: string): readonly Fix[] {
  return finding.data?.used === undefined ? wrap(finding, text) : swap(finding, text);
}

/** Around the column `data.expression`; one that has no alias keeps its name by one. */
function wrap({ data, range }: Finding, text: string): readonly Fix[] {
  const { expression, macro, bare } = data ?? {};
  if (macro === undefined || expression === undefined) return [];
  const written = String(expression);
  if (text.slice(range.start, range.end) !== written || /['\n{}]/.test(written)) return [];
  const alias = bare === 1 ? ` as ${lastName(written)}` : '';
  const newText = `{{ ${String(macro)}('${written}') }}${alias}`;
  return [{ title: 'wrap', params: { macro }, edits: [{ range, newText }], safety: 'unsafe' }];
}

/** In place of `data.used`, where the same template calls it with nothing but the column. */
function swap({ data, range }: Finding, text: string): readonly Fix[] {
  const { used, macro } = data ?? {};
  const open = text.lastIndexOf('{{', range.start);
  if (macro === undefined || open === -1) return [];
  const call = /(?<before>^\{\{-?\s*)(?<name>\w+)\(\s*['"][\w.]*$/.exec(
    text.slice(open, range.start),
  );
  const { before = '', name = '' } = call?.groups ?? {};
  const closes = /^['"]\s*\)\s*-?\}\}/.test(text.slice(range.end));
  if (name.toLowerCase() !== used || !closes) return [];
  const start = open + before.length;
  const edits = [{ range: { start, end: start + name.length }, newText: String(macro) }];
  return [{ title: 'swap', params: { macro }, edits, safety: 'unsafe' }];
}

/** The column of `c.email`, with its quotes. */
function lastName(expression: string): string {
  return /(?:"[^"]*"|`[^`]*`|\[[^\]]*\]|[^.\s]+)$/.exec(expression)?.[0] ?? expression;
}
