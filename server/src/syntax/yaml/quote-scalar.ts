import { resolvePlain } from './resolve-plain.ts';
import type { ScalarStyle } from './tree.ts';

/**
 * Writes a string as YAML that reads back as the same string: plain where that is safe (everywhere, in flow
 * style too), else in the wanted quotes. `json` forces double quotes.
 */
export function formatScalar(value: string, style: ScalarStyle | 'json' = 'plain'): string {
  if (style === 'json' || needsEscapes(value)) return doubleQuoted(value);
  if (style === 'double') return doubleQuoted(value);
  if (style === 'single') return singleQuoted(value);
  return isSafePlain(value)
    ? value
    : value.includes("'")
      ? doubleQuoted(value)
      : singleQuoted(value);
}

/** Whether a string may stand without quotes in block and in flow style and is read back as a string. */
export function isSafePlain(value: string): boolean {
  if (value === '' || value !== value.trim() || typeof resolvePlain(value) !== 'string')
    return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`=<]/.test(value) && !/^-[^\s-]/.test(value)) return false;
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(value)) return false;
  // Read as booleans by parsers of YAML 1.1, which still are the majority.
  if (/^(?:y|n|yes|no|on|off)$/i.test(value)) return false;
  return !/:(?:\s|$)|\s#|[,[\]{}\n\r\t]/.test(value) && !value.endsWith(':');
}

function needsEscapes(value: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value);
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** JSON's escapes are YAML's, but for the separators that JSON leaves as they are. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
