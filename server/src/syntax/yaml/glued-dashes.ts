import { insertion } from '../../base/text-edit.ts';
import type { Patch } from './patches.ts';
import type { YamlProblem } from './problems.ts';

const glued = /^( *)-(?=[A-Za-z_][\w-]*:(?:\s|$))/gm;

/** Entries such as `-name: a` where others of their list have a space behind the dash. */
export function gluedDashes(
  text: string,
): readonly { readonly patch: Patch; readonly problem: YamlProblem }[] {
  return [...text.matchAll(glued)].flatMap(({ index, 1: blanks = '' }) => {
    if (!new RegExp(`^ {${String(blanks.length)}}- `, 'm').test(text)) return [];
    const start = index + blanks.length;
    const end = start + 1;
    const changes = [insertion(end, ' ')];
    const problem: YamlProblem = {
      id: 'missing-space',
      params: { text: '-' },
      changes,
      start,
      end,
    };
    return [{ patch: { start: end, end, newText: ' ' }, problem }];
  });
}
