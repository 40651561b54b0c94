import type { Range } from '../../base/range.ts';
import { limits } from './limits.ts';
import type { ProblemId, YamlProblem } from './problems.ts';

type Details = Pick<YamlProblem, 'params' | 'changes'>;

/** Gathers the problems of one fragment: one a line, since one slip of the finger makes a parser stumble several times. */
export class ProblemList {
  readonly #text: string;
  readonly #written: string;
  readonly #found: YamlProblem[] = [];

  /** `written` is what the user wrote where `text` is masked. */
  constructor(text: string, written: string) {
    this.#text = text;
    this.#written = written;
  }

  /** What the user wrote, for changes. */
  written({ start, end }: Range): string {
    return this.#written.slice(start, end);
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  add(id: ProblemId, start: number, end: number, more?: Details): void {
    // Thousands of problems tell no more than fifty, but each costs a search for the end of its line.
    if (this.#found.length >= 20 * limits.problems) return;
    const from = Math.max(0, Math.min(start, this.#text.length));
    this.#found.push({ id, start: from, end: clampToLine(this.#text, from, end), ...more });
  }

  /** A cap was hit: what lies behind it counts as not checked. */
  addIncomplete(id: ProblemId, start: number, end: number, more?: Details): void {
    const from = Math.max(0, Math.min(start, this.#text.length));
    const to = clampToLine(this.#text, from, end);
    this.#found.push({ id, start: from, end: to, ...more, incomplete: true });
  }

  /** In order of place, the first of each line; problems that say `incomplete` always stay. */
  list(): readonly YamlProblem[] {
    if (this.#found.length === 0) return noProblems;
    const ordered = this.#found.map((problem, index) => ({ problem, index }));
    ordered.sort((a, b) => a.problem.start - b.problem.start || a.index - b.index);
    const kept: YamlProblem[] = [];
    let lineEnd = -1;
    for (const { problem } of ordered) {
      const sameLine = problem.start <= lineEnd;
      if (problem.incomplete !== true && (sameLine || kept.length >= limits.problems)) continue;
      kept.push(problem);
      const breakAt = this.#text.indexOf('\n', problem.start);
      lineEnd = breakAt === -1 ? this.#text.length : breakAt;
    }
    return kept;
  }
}

const noProblems: readonly YamlProblem[] = [];

/** A squiggle over many lines hides the place: it ends at its line. */
function clampToLine(text: string, start: number, end: number): number {
  const breakAt = text.indexOf('\n', start);
  let last = breakAt === -1 ? text.length : breakAt;
  if (last > start && text.charCodeAt(last - 1) === 13) last--;
  return wholeCharacter(text, Math.max(start, Math.min(end, last)));
}

/** A character beyond the basic plane is two UTF-16 units; no range ends between them. */
function wholeCharacter(text: string, end: number): number {
  const cut = text.codePointAt(end - 1);
  return cut !== undefined && cut > 0xffff ? end + 1 : end;
}
