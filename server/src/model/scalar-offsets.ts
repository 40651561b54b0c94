import type { Range } from '../base/range.ts';
import type { YamlScalar } from '../syntax/yaml/tree.ts';

/**
 * Offset in the file of the first character of a scalar's value, when the value stands there letter
 * by letter. Undefined where escapes, folded lines or block style come between.
 */
function textBase(node: YamlScalar, text: string): number | undefined {
  const quoted = node.style === 'single' || node.style === 'double';
  const base = node.start + (quoted ? 1 : 0);
  return text.startsWith(String(node.value), base) && node.style !== 'literal' ? base : undefined;
}

/**
 * Where parts of a scalar's value stand in the file, whatever its style: folded lines, block style
 * and escapes are followed. `start` and `end` count in the value and must not lie at white space.
 * Undefined when the text does not say the value letter by letter.
 */
export function partsOf(
  node: YamlScalar,
  text: string,
): ((start: number, end: number) => Range | undefined) | undefined {
  const value = String(node.value);
  const base = textBase(node, text);
  if (base !== undefined) return (start, end) => ({ start: base + start, end: base + end });
  const places = placesOf(node, value, text);
  if (places === undefined) return undefined;
  return (start, end) => {
    const [from, to] = [places[start], places[end - 1]];
    if (from === undefined || to === undefined || from.end === 0 || to.end === 0) return undefined;
    return { start: from.start, end: to.end };
  };
}

const SPACE = /\s/;

/**
 * The place of each unit of the value; an empty range for white space, which is what folding and
 * block styles change. What is not white space comes in the same order in both.
 */
function placesOf(node: YamlScalar, value: string, text: string): Range[] | undefined {
  const { style } = node;
  let at = node.start;
  let end = node.end;
  if (style === 'literal' || style === 'folded') {
    // The header has its own line.
    at = text.indexOf('\n', at);
    if (at === -1 || at > end) return undefined;
  } else if (style !== 'plain') {
    at++;
    end--;
  }
  const places: Range[] = [];
  for (const unit of value) {
    let place: Range = { start: 0, end: 0 };
    if (!SPACE.test(unit)) {
      for (;;) {
        if (at >= end) return undefined;
        const read = readUnit(text, at, style);
        if (read === undefined) return undefined;
        const start = at;
        at = read.end;
        if (read.unit === '' || SPACE.test(read.unit)) continue;
        if (read.unit !== unit) return undefined;
        place = { start, end: at };
        break;
      }
    }
    places.push(...Array<Range>(unit.length).fill(place));
  }
  return places;
}

/** Escapes that stand for one character without a number behind them; white space is left out of the comparison. */
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '/': '/',
  '\\': '\\',
  n: ' ',
  t: ' ',
  r: ' ',
  ' ': ' ',
  _: ' ',
  '\t': ' ',
  '\n': '',
  '\r': '',
};
const NUMBERED: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** One character as the style writes it; undefined for escapes that are not followed. */
function readUnit(
  text: string,
  at: number,
  style: YamlScalar['style'],
): { readonly unit: string; readonly end: number } | undefined {
  const unit = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (style === 'single' && unit === "'") return { unit, end: at + 2 };
  if (style !== 'double' || unit !== '\\') return { unit, end: at + unit.length };
  const letter = text[at + 1] ?? '';
  const digits = NUMBERED[letter];
  if (digits !== undefined) {
    const end = at + 2 + digits;
    const code = Number.parseInt(text.slice(at + 2, end), 16);
    if (!(code <= 0x10ffff)) return undefined;
    // Halves of a pair are compared with whole characters: that does not fit.
    return { unit: String.fromCodePoint(code), end };
  }
  const meant = ESCAPES[letter];
  return meant === undefined ? undefined : { unit: meant, end: at + 2 };
}
