import { isQuickToMatch } from '../../base/pattern-cost.ts';
import { shorten } from '../narrow.ts';
import { compilePattern } from '../../base/compile-pattern.ts';
import type { Misfit } from './misfit-messages.ts';
import type { PropertyLimits } from './property-limits.ts';
import { hasFormat } from './text-formats.ts';

/** Length, pattern and format of a text; `value` is how messages show it. */
export function misfitOfText(
  text: string,
  value: string,
  { options }: PropertyLimits,
): Misfit | undefined {
  const count = Array.from(text).length;
  const { minLength, maxLength, pattern, format } = Object.fromEntries(options);
  const crossed =
    typeof minLength === 'number' && typeof maxLength === 'number' && minLength > maxLength;
  if (!crossed && typeof minLength === 'number' && count < minLength)
    return { messageId: 'short', params: { value, count, limit: minLength } };
  if (!crossed && typeof maxLength === 'number' && count > maxLength)
    return { messageId: 'long', params: { value, count, limit: maxLength } };
  if (typeof pattern === 'string' && isQuickToMatch(pattern, text)) {
    const compiled = compilePattern(pattern);
    if (compiled.kind === 'pattern' && !compiled.matches(text))
      return { messageId: 'pattern', params: { value, limit: shorten(pattern) } };
  }
  if (typeof format !== 'string' || hasFormat(text, format)) return undefined;
  return { messageId: 'format', params: { value, limit: format } };
}
