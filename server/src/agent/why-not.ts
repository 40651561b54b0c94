import { mostSimilar } from '../base/similar.ts';
import { oneLine } from './one-line.ts';
import type { Phase, PhaseInput } from './phase.ts';
import type { DraftRemark } from './remarks.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState } from './run-state.ts';

/** Why a run cannot begin or go on, in a sentence; undefined where it can. */
export function whyNot(
  phase: Phase,
  input: PhaseInput,
  { model }: Pick<RunnerHost, 'model'>,
  resume: RunState | undefined,
  remarks: readonly DraftRemark[],
): string | undefined {
  if (remarks.length > 0 && model === undefined)
    return 'Without a model nobody can act on remarks: choose one, or change the draft yourself.';
  if (resume === undefined)
    return remarks.length > 0
      ? 'Remarks need a run that they are about.'
      : inputProblem(phase, input);
  if (resume.phase !== phase.id)
    return `The run ${oneLine(resume.id, 40)} is one of ${resume.phase}, not of ${phase.id}.`;
  if (resume.status === 'accepted' || resume.status === 'rejected')
    return 'Somebody has decided on this run: begin a new one.';
  return undefined;
}

function inputProblem({ id, input: fields }: Phase, input: PhaseInput): string | undefined {
  const names = fields.map(({ name }) => name);
  for (const name of Object.keys(input)) {
    if (names.includes(name)) continue;
    const meant = mostSimilar(name, names);
    const hint =
      meant !== undefined
        ? ` Did you mean "${meant}"?`
        : names.length === 0
          ? ' It takes none.'
          : ` It takes ${names.join(', ')}.`;
    return `The phase ${id} takes no "${oneLine(name, 60)}".${hint}`;
  }
  for (const { name, required, doc } of fields) {
    const value = Object.hasOwn(input, name) ? (input[name] ?? '') : '';
    if (required && value.trim() === '') return `The phase ${id} needs ${name}=...: ${doc}`;
  }
  return undefined;
}
