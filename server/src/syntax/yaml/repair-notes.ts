import { limits } from './limits.ts';
import type { Patch } from './patches.ts';
import type { ProblemId, YamlProblem } from './problems.ts';

/** What a repair finds out: how to read the text, and what is wrong with it. */
export class RepairNotes {
  readonly patches: Patch[] = [];
  readonly problems: YamlProblem[] = [];

  add(problem: YamlProblem): void {
    if (this.problems.length < limits.problems) this.problems.push(problem);
  }

  problem(
    id: ProblemId,
    start: number,
    end: number,
    details: Pick<YamlProblem, 'params' | 'changes' | 'value'>,
  ): void {
    this.add({ id, start, end, ...details });
  }
}
