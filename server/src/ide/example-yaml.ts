import { formatScalar } from '../syntax/yaml/edit/format-scalar.ts';

/** Plain data as YAML in block style, for people to read. Meant for the examples of the tables. */
export function exampleYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value))
    return value.map((item: unknown) => `${indent}- ${inline(item, indent)}`).join('\n');
  if (!isMap(value)) return `${indent}${scalar(value)}`;
  return Object.entries(value)
    .map(
      ([key, inner]) =>
        `${indent}${key}:${isSimple(inner) ? ` ${scalar(inner)}` : `\n${exampleYaml(inner, `${indent}  `)}`}`,
    )
    .join('\n');
}

/** Behind a dash: a map begins on the line of the dash. */
function inline(item: unknown, indent: string): string {
  return isSimple(item) ? scalar(item) : exampleYaml(item, `${indent}  `).trimStart();
}

function isSimple(value: unknown): boolean {
  return !Array.isArray(value) && !isMap(value);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? formatScalar(value, 'plain', false) : String(value);
}
