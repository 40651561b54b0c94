import type { YamlScalar } from './tree.ts';

const int = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hex = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/;

/** The value of an unquoted scalar by the core schema of YAML 1.2: `no` and `on` are strings, `0o17` is 15. */
export function resolvePlain(source: string): YamlScalar['value'] {
  switch (source) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case '.nan':
    case '.NaN':
    case '.NAN':
      return Number.NaN;
  }
  return couldBeNumber(source.charCodeAt(0)) ? resolveNumber(source) : source;
}

function couldBeNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}

function resolveNumber(source: string): YamlScalar['value'] {
  if (int.test(source)) return exact(Number(source), source);
  if (float.test(source)) return Number(source);
  if (octal.test(source) || hex.test(source)) return exact(Number(source), source);
  if (infinity.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return source;
}

/** Integers that a double cannot hold are kept as bigint, so that no digit of an id gets lost. */
function exact(value: number, source: string): number | bigint {
  if (Number.isSafeInteger(value)) return value;
  const digits = source.startsWith('+') || source.startsWith('-') ? source.slice(1) : source;
  // BigInt is quadratic in the digits: nothing real is that long.
  if (digits.length > 1_000) return value;
  const big = BigInt(digits);
  return source.startsWith('-') ? -big : big;
}
