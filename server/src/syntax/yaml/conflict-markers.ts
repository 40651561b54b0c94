import type { YamlProblem } from './file.ts';

const marker = /^(?:(<{7})|(\|{7})|(={7})|(>{7}))(?=[ \r\n]|$)[^\r\n]*/gm;

/** One problem for each unresolved merge conflict, at its first marker. */
export function findConflicts(text: string): YamlProblem[] {
  if (!text.includes('<<<<<<<') && !text.includes('=======') && !text.includes('>>>>>>>'))
    return [];
  const problems: YamlProblem[] = [];
  let inside = false;
  for (const match of text.matchAll(marker)) {
    const [line, begins, , , ends] = match;
    if (!inside || begins !== undefined) {
      const message = 'A merge conflict is not resolved: keep one side and delete the markers.';
      const start = match.index;
      problems.push({ code: 'conflict-marker', message, start, end: start + line.length });
    }
    inside = ends === undefined;
  }
  return problems;
}
