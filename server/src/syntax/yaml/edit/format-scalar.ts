import { resolvePlain } from '../resolve-plain.ts';
import type { ScalarStyle } from '../tree.ts';

/**
 * Writes a string as YAML that reads back as the same string: in the wanted quotes, or plain where that is
 * safe, else in double quotes. `json` forces double quotes. `inFlow` forbids what ends an item of a flow collection.
 */
export function formatScalar(
  value: string,
  style: ScalarStyle | 'json' = 'plain',
  inFlow = true,
): string {
  if (style === 'json' || style === 'double' || needsEscapes(value)) return doubleQuoted(value);
  if (style === 'single') return `'${value.replaceAll("'", "''")}'`;
  return isSafePlain(value, inFlow) ? value : doubleQuoted(value);
}

/** Whether a string may stand without quotes and is read back as a string. */
function isSafePlain(value: string, inFlow: boolean): boolean {
  if (value === '' || value !== value.trim() || typeof resolvePlain(value) !== 'string')
    return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=<]/.test(value) && !/^-[^\s\-\d]/.test(value)) return false;
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(value) || oldTypes.test(value)) return false;
  if (inFlow && /[,[\]{}]/.test(value)) return false;
  return !/:(?:\s|$)|\s#|[\n\r\t]/.test(value);
}

/**
 * Booleans, nulls, numbers, times and dates to parsers of YAML 1.1, which still are the majority. The single
 * letters `y` and `n` are not among them: YAML 1.1 has them, but PyYAML and most others leave them alone.
 */
const oldTypes =
  /^(?:true|false|null|yes|no|on|off|(?=[-+.]?\d)[-+]?[\d_]*\.?[\d_,]*(?:e[-+]?\d+)?|0[box][\da-f_]+|[-+]?\d+(?::\d+)+(?:\.\d*)?|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?.*)$/i;

function needsEscapes(value: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value);
}

/** JSON's escapes are YAML's, but for the separators that JSON leaves as they are. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
