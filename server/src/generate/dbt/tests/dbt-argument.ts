const expression = /\{[{%#]/;
/** dbt runs what looks like one of these calls. */
const call = /^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$/s;
/**
 * A text as an argument of a test, so that the test gets these very characters: dbt renders arguments as Jinja, which
 * drops the last line break, and runs what looks like a call of `ref`.
 */
export function textArgument(text: string): string {
  const isSafe = !expression.test(text) && !call.test(text) && !/\r|\n$/.test(text);
  if (isSafe) return text;
  return `{{ ${jinjaLiteral(text)} | as_text }}`;
}

/** A value as Jinja writes it: text, numbers, flags, lists and maps of them. */
export function jinjaLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return `[${value.map(jinjaLiteral).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(
      ([name, one]) => `${jinjaLiteral(name)}: ${jinjaLiteral(one)}`,
    );
    return `{${entries.join(', ')}}`;
  }
  return JSON.stringify(value)
    .replaceAll('{', '\\u007b')
    .replaceAll('}', '\\u007d')
    .replaceAll(/[\u007f-\uffff]/g, (char) =>
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char)
        ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
        : char,
    );
}

/** A text for people that Jinja leaves alone, in comments, descriptions and meta. */
export function proseText(text: string): string {
  return text.replaceAll(/\{(?=[{%#])/g, '{ ');
}
