import { UNFINISHED_MARK } from '../../../base/unfinished-mark.ts';
import { withoutJinja } from './identifier.ts';

/** Longer lines are broken before the alias. */
const WIDTH = 100;

/** A common table expression: its name and the lines of its query. */
export interface Step {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The text of a model in house style: configuration, what it reads, one step each, `final` last. */
export function modelText(
  config: Readonly<Record<string, string>>,
  steps: readonly Step[],
  notes: readonly string[] = [],
): string {
  const settings = Object.entries(config).map(([key, value]) => `${key}=${jinjaString(value)}`);
  const parts = steps.map(({ name, lines }) => `${name} as (\n${indent(lines).join('\n')}\n)`);
  return [
    ...(settings.length === 0 ? [] : [`{{ config(${settings.join(', ')}) }}\n`]),
    ...(notes.length === 0 ? [] : [`${notes.join('\n')}\n`]),
    `with\n\n${parts.join(',\n\n')}\n`,
    'select * from final\n',
  ].join('\n');
}

export function indent(lines: readonly string[], by = 1): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${'    '.repeat(by)}${line}`));
}

/** The lines of a select list with commas at the end. Each column is its expression and its name. */
export function selectList(
  columns: readonly { readonly expression: string; readonly name: string }[],
): readonly string[] {
  return columns.flatMap(({ expression, name }, at) => {
    const comma = at === columns.length - 1 ? '' : ',';
    const lines = expression.split('\n');
    const last = lines.at(-1) ?? '';
    const isSame = lines.length === 1 && (last === name || last.endsWith(`.${name}`));
    if (isSame) return [`${last}${comma}`];
    const whole = `${last} as ${name}${comma}`;
    if (whole.length <= WIDTH) return [...lines.slice(0, -1), whole];
    return [...lines, `    as ${name}${comma}`];
  });
}

/** A text as Jinja has it in SQL or YAML. */
export function jinjaString(text: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll(/\s+/g, ' ');
  return `'${escaped}'`;
}

/** The mark of what a person must write. One line, whatever the text. */
export function todo(text: string): string {
  const line = text.replaceAll(/[\u0000-\u0020\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ').trim();
  return `-- ${UNFINISHED_MARK}: ${withoutJinja(line)}`;
}
