/** A form of other dialects of regular expressions, and what ECMAScript has for it. */
export interface ForeignForm {
  readonly form: string;
  /** Undefined where it has nothing of the kind. */
  readonly instead: string | undefined;
}

const ESCAPES: Readonly<Record<string, string | undefined>> = { A: '^', Z: '$', z: '$' };
const QUOTED = /^\\[QE]/;
const NAMED = /^\(\?P(?:<[^>]*>|=[^)]*\))/;
const POSSESSIVE = /^(?:[*+?]|\{\d+(?:,\d*)?\})\+/;
/** Longer ones are cut: they only show where to look. */
const AHEAD = 60;

/**
 * The first form of a pattern that Python or Java has and ECMAScript lacks; undefined when there is none. Some
 * of them compile all the same and mean something else: `\Z` is then a plain Z.
 */
export function foreignForm(source: string): ForeignForm | undefined {
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const rest = source.slice(at, at + AHEAD);
    const [char = '', next = ''] = rest;
    if (char === '\\') {
      if (QUOTED.test(rest)) return { form: `\\${next}`, instead: undefined };
      if (!inClass && Object.hasOwn(ESCAPES, next))
        return { form: `\\${next}`, instead: ESCAPES[next] };
      at++;
    } else if (inClass) inClass = char !== ']';
    else if (char === '[') inClass = true;
    else {
      const named = NAMED.exec(rest)?.[0];
      if (named !== undefined) {
        const name = named.slice(4, -1);
        return { form: named, instead: named[3] === '<' ? `(?<${name}>` : `\\k<${name}>` };
      }
      if (rest.startsWith('(?>')) return { form: '(?>', instead: undefined };
      const possessive = POSSESSIVE.exec(rest)?.[0];
      if (possessive !== undefined) return { form: possessive, instead: possessive.slice(0, -1) };
    }
  }
  return undefined;
}
