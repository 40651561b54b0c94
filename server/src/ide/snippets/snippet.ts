/** Text with places to fill in, before it is written as a snippet or as plain text. */
export type SnippetPart = string | Stop;

/** A place to fill in. Choices and placeholder are written as they are, quoting included. */
export interface Stop {
  readonly choices: readonly string[];
  /** Shown where there are no choices; stands in plain text. */
  readonly placeholder: string;
}

/** A place where nothing is known of what will be written. */
export const emptyStop: Stop = { choices: [], placeholder: '' };

/** In snippet syntax of the language server protocol; the last stop of several is not the final one, which stands at the end. */
export function renderSnippet(parts: readonly SnippetPart[]): string {
  const stops = parts.filter((part) => typeof part !== 'string');
  const single =
    stops.length === 1 && stops[0]?.choices.length === 0 && stops[0].placeholder === '';
  let number = 0;
  const text = parts.map((part) => {
    if (typeof part === 'string') return escapeText(part);
    if (single) return '$0';
    number++;
    if (part.choices.length > 1)
      return `\${${number}|${part.choices.map(escapeChoice).join(',')}|}`;
    const placeholder = part.choices[0] ?? part.placeholder;
    return placeholder === ''
      ? `$${number}`
      : `\${${number}:${escapeText(placeholder).replaceAll('}', '\\}')}}`;
  });
  return single ? text.join('') : `${text.join('')}$0`;
}

/** With the first choice or the placeholder in each place. */
export function renderPlain(parts: readonly SnippetPart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : (part.choices[0] ?? part.placeholder)))
    .join('');
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\$]/g, '\\$&');
}

function escapeChoice(text: string): string {
  return text.replaceAll(/[\\$},|]/g, '\\$&');
}
