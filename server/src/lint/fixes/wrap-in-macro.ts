import type { Finding, Fix } from '../rule.ts';

/** Puts the macro `data.macro` around the column `data.expression`; one that has no alias keeps its name by one. */
export function wrapInMacro({ data, range }: Finding, text: string): readonly Fix[] {
  const { expression, macro, bare } = data ?? {};
  if (macro === undefined || expression === undefined) return [];
  const written = String(expression);
  if (text.slice(range.start, range.end) !== written || /['\n{}]/.test(written)) return [];
  const alias = bare === 1 ? ` as ${lastName(written)}` : '';
  const newText = `{{ ${String(macro)}('${written}') }}${alias}`;
  return [{ title: 'wrap', params: { macro }, edits: [{ range, newText }], safety: 'unsafe' }];
}

/** The column of `c.email`, with its quotes. */
function lastName(expression: string): string {
  return /(?:"[^"]*"|`[^`]*`|\[[^\]]*\]|[^.\s]+)$/.exec(expression)?.[0] ?? expression;
}
