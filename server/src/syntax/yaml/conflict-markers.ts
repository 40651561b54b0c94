import type { YamlProblem } from './problems.ts';

const marker = /^(?:(<{7})|(\|{7})|(={7})|(>{7}))(?=[ \r\n]|$)[^\r\n]*/gm;

/** Whether a text may hold markers of a merge conflict: a quick look, which some other texts pass. */
export function mayHaveConflicts(text: string): boolean {
  return markers.some((one) => text.includes(one));
}

const markers = ['<<<<<<<', '|||||||', '=======', '>>>>>>>'];

/** One problem for each unresolved merge conflict, at its first marker. */
export function findConflicts(text: string): YamlProblem[] {
  if (!mayHaveConflicts(text)) return [];
  const problems: YamlProblem[] = [];
  let inside = false;
  for (const match of text.matchAll(marker)) {
    const [line, begins, , , ends] = match;
    if (!inside || begins !== undefined) {
      const start = match.index;
      problems.push({ id: 'conflict-marker', start, end: start + line.length });
    }
    inside = ends === undefined;
  }
  return problems;
}
