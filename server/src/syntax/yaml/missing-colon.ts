import { insertion } from '../../base/text-edit.ts';
import { shorten } from './node-properties.ts';
import type { Patch } from './patches.ts';
import type { YamlProblem } from './problems.ts';

/** A key with its colon, and the value right behind it. */
const glued = /^[A-Za-z_$][\w$-]*:(?=[^\s:/])/;
/** What people write in place of a colon: `status = active`, or the wide colon of an input method. */
const otherSign = /^([A-Za-z_$][\w$-]*)(\s*(?:=|：)\s*)(?=\S)/;

/** A key and a word as its value, with nothing but blanks between. */
const twoWords = /^([A-Za-z_$][\w$-]*)([ \t]+)([\w.-]+)$/;

/** What is wrong with a line that has a key without `: `, and how to read it. `from` is where the key starts. */
export function missingColon(
  text: string,
  from: number,
  lineEnd: number,
): { readonly problem: YamlProblem; readonly patch: Patch } {
  const source = text.slice(from, lineEnd).replace(/(?:\s+#.*|\s+)$/, '');
  const [, key, sign] = otherSign.exec(source) ?? [];
  if (key !== undefined && sign !== undefined) {
    const start = from + key.length;
    return answer('missing-colon', key, from, { start, end: start + sign.length, newText: ': ' });
  }
  const [, word, gap] = twoWords.exec(source) ?? [];
  if (word !== undefined && gap !== undefined) {
    const start = from + word.length;
    return answer('missing-colon', word, from, { start, end: start, newText: ':' });
  }
  const withColon = glued.exec(source)?.[0];
  const shown = withColon ?? source;
  const end = from + shown.length;
  const newText = withColon === undefined ? ':' : ' ';
  const id = withColon === undefined ? 'missing-colon' : 'missing-space';
  return answer(id, shown, from, { start: end, end, newText });
}

function answer(
  id: 'missing-colon' | 'missing-space',
  shown: string,
  start: number,
  patch: Patch,
): { readonly problem: YamlProblem; readonly patch: Patch } {
  const { newText } = patch;
  const changes =
    patch.start === patch.end
      ? [insertion(patch.start, newText)]
      : [{ range: { start: patch.start, end: patch.end }, newText }];
  const end = start + shown.length;
  return { patch, problem: { id, params: { text: shorten(shown) }, changes, start, end } };
}
