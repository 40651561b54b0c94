import { isQuickToMatch } from '../../base/pattern-cost.ts';
import { stringFormats } from '../../spec/string-formats.ts';
import { shorten } from '../narrow.ts';
import { compilePattern } from './compile-pattern.ts';
import type { Misfit } from './misfit-messages.ts';
import type { PropertyLimits } from './property-limits.ts';

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
  const source = typeof format === 'string' ? formatSource(format) : undefined;
  if (typeof format !== 'string' || source === undefined || new RegExp(source, 'i').test(text))
    return undefined;
  return { messageId: 'format', params: { value, limit: format } };
}

const UUID = '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$';
const IPV4 = '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$';

/** The formats of a text that are the same everywhere; others are names that only the author knows. */
function formatSource(format: string): string | undefined {
  if (format === 'uuid') return UUID;
  if (format === 'ipv4') return IPV4;
  if (format === 'email' || format === 'uri' || format === 'date' || format === 'date-time')
    return stringFormats[format].source;
  return undefined;
}
