import { codeSpan } from '../../../base/markdown-table.ts';
import { markdownText } from '../../../base/markdown-text.ts';

/** A list of what is known: `- Domain: sales`. Values are Markdown already; what is not there is left out. */
export function facts(
  pairs: readonly (readonly [label: string, value: string | undefined])[],
): string {
  return pairs
    .flatMap(([label, value]) =>
      value === undefined || value === '' ? [] : [`- ${label}: ${value}`],
    )
    .join('\n');
}

export function words(text: string | undefined): string | undefined {
  return text === undefined ? undefined : markdownText(text);
}

export function code(text: string | undefined): string | undefined {
  return text === undefined ? undefined : codeSpan(text);
}

export function codes(texts: readonly string[] | undefined): string | undefined {
  return texts?.map((one) => codeSpan(one)).join(', ');
}
