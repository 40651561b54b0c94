/** More steps than this are not spent on one text. */
const MAX_STEPS = 1_000_000;
const MAX_PATTERN = 1_000;
const MAX_TEXT = 2_000;

interface Cursor {
  readonly source: string;
  readonly length: number;
  at: number;
}

/**
 * Whether a text may be matched with a pattern from a file: an estimate, on the high side, of the ways that a
 * backtracking matcher may have to try. Repeated groups that hold repetitions or choices, and back references, are
 * never quick. Says nothing of whether the pattern is correct.
 */
export function isQuickToMatch(source: string, text: string): boolean {
  if (source.length > MAX_PATTERN || text.length > MAX_TEXT) return false;
  const cursor: Cursor = { source, length: text.length + 1, at: 0 };
  const starts = source.startsWith('^') ? 1 : cursor.length;
  return choices(cursor) * starts * cursor.length <= MAX_STEPS;
}

/** Ways to match alternatives up to the closing bracket or the end. */
function choices(cursor: Cursor): number {
  let total = 0;
  let ways = 1;
  let open = 0;
  while (cursor.at < cursor.source.length) {
    const next = cursor.source[cursor.at];
    if (next === ')') break;
    if (next === '|') {
      cursor.at++;
      total += ways;
      ways = 1;
      open = 0;
    } else {
      const start = cursor.at;
      const inner = atom(cursor);
      const written = cursor.source.slice(start, cursor.at);
      const lengths = repeated(cursor, isDelimited(written) ? 1 : inner);
      // Where it has to end is plain: nothing is tried twice.
      if (lengths > 1 && endsAtNext(written, cursor)) continue;
      // Open repetitions side by side share the length of the text: as many ways as there are to cut it.
      ways *= lengths > cursor.length ? (lengths + open) / ++open : lengths;
    }
  }
  return total + ways;
}

const SINGLE = String.raw`(?:\[[^\]\\]*\]|\\[dws]|[\w-])`;
const COUNT = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})?`;
const LED = new RegExp(String.raw`^\((?:\?:)?([\w-])((?:${SINGLE}${COUNT})*)\)$`);
const CLOSED = new RegExp(String.raw`^\((?:\?:)?((?:${SINGLE}${COUNT})*)([\w-])\)$`);

/** Whether each round of a repeated group begins or ends with a character that nothing else in it matches: `(_[a-z]+)*`. */
function isDelimited(group: string): boolean {
  if (!group.startsWith('(') || group.length > 200) return false;
  const [, first, behind] = LED.exec(group) ?? [];
  if (first !== undefined && behind !== undefined && !someMatch(behind, first)) return true;
  const [, before, last] = CLOSED.exec(group) ?? [];
  return last !== undefined && before !== undefined && !someMatch(before, last);
}

/** Whether one of the atoms matches the character, or what they match is not plain. */
function someMatch(atoms: string, character: string): boolean {
  const singles = atoms.match(new RegExp(SINGLE + COUNT, 'g')) ?? [];
  // Two repetitions in one round can share a text in many ways.
  if (singles.filter((one) => /[*+?}]$/.test(one)).length > 1) return true;
  return singles.some((one) => matchesSingle(one.replace(new RegExp(`${COUNT}$`), ''), character));
}

/** Whether a repeated class is followed by a plain character that it does not match. */
function endsAtNext(written: string, { source, at }: Cursor): boolean {
  const next = /^([\w-])(?![*?{])/.exec(source.slice(at, at + 2))?.[1];
  if (next === undefined || !/^(?:\[[^\]\\]*\]|\\[dws])$/.test(written)) return false;
  return !matchesSingle(written, next);
}

function matchesSingle(single: string, character: string): boolean {
  try {
    return new RegExp(`^${single}$`, 'i').test(character);
  } catch {
    return true;
  }
}

function atom(cursor: Cursor): number {
  const { source } = cursor;
  const next = source[cursor.at++];
  if (next === '\\') {
    const escaped = source[cursor.at++] ?? '';
    return /[1-9k]/.test(escaped) ? Infinity : 1;
  }
  if (next === '[') {
    while (cursor.at < source.length && source[cursor.at] !== ']')
      cursor.at += source[cursor.at] === '\\' ? 2 : 1;
    cursor.at++;
    return 1;
  }
  if (next !== '(') return 1;
  const head = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(source.slice(cursor.at, cursor.at + 100));
  cursor.at += head?.[0].length ?? 0;
  const ways = choices(cursor);
  cursor.at++;
  return ways;
}

/** Ways with the quantifier that follows, if one does. */
function repeated(cursor: Cursor, ways: number): number {
  const match = /^(?:[*+?]|\{(\d+)(,)?(\d*)\})\??/.exec(
    cursor.source.slice(cursor.at, cursor.at + 40),
  );
  if (match === null) return ways;
  const [whole, least, comma, most = ''] = match;
  cursor.at += whole.length;
  if (whole.startsWith('?')) return ways + 1;
  const low = Number(least ?? 0);
  const high =
    least === undefined
      ? Infinity
      : comma === undefined
        ? low
        : most === ''
          ? Infinity
          : Number(most);
  const lengths = Math.min(high, cursor.length) - Math.min(low, cursor.length) + 1;
  return ways === 1 ? lengths : lengths * ways ** high;
}
