const day = '(0[1-9]|[12][0-9]|3[01])';
const parts: Readonly<Record<string, string>> = {
  yyyy: '[0-9]{4}',
  uuuu: '[0-9]{4}',
  yy: '[0-9]{2}',
  uu: '[0-9]{2}',
  MM: '(0[1-9]|1[0-2])',
  M: '(0?[1-9]|1[0-2])',
  dd: day,
  d: '(0?[1-9]|[12][0-9]|3[01])',
  DDD: '[0-3][0-9]{2}',
  HH: '([01][0-9]|2[0-3])',
  H: '([01]?[0-9]|2[0-3])',
  hh: '(0[1-9]|1[0-2])',
  h: '(0?[1-9]|1[0-2])',
  mm: '[0-5][0-9]',
  ss: '[0-5][0-9]',
  a: '([AaPp][Mm])',
  X: '(Z|[+-][0-9]{2}([0-9]{2})?)',
  XX: '(Z|[+-][0-9]{4})',
  XXX: '(Z|[+-][0-9]{2}:[0-9]{2})',
  x: '[+-][0-9]{2}([0-9]{2})?',
  xx: '[+-][0-9]{4}',
  xxx: '[+-][0-9]{2}:[0-9]{2}',
  Z: '[+-][0-9]{4}',
};

/** What texts look like that are written by a pattern of the JDK's `DateTimeFormatter`; undefined where that is not fixed. */
export function datePattern(format: string): string | undefined {
  let result = '';
  for (const [token] of format.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^]/g)) {
    if (token === "''") result += "'";
    else if (token.length > 1 && token.startsWith("'"))
      result += literal(token.slice(1, -1).replaceAll("''", "'"));
    else if (/^S+$/.test(token)) result += `[0-9]{${String(token.length)}}`;
    else if (Object.hasOwn(parts, token)) result += parts[token] ?? '';
    // Brackets around what may be left out.
    else if (token === '[') result += '(';
    else if (token === ']') result += ')?';
    else if (/^[A-Za-z#{}']/.test(token)) return undefined;
    else result += literal(token);
  }
  const isWhole = result.split('(').length === result.split(')').length;
  return isWhole ? `^${result}$` : undefined;
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, (char) =>
    /[\^\\\]]/.test(char) ? `\\${char}` : `[${char}]`,
  );
}
