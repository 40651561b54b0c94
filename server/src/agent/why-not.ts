import { mostSimilar } from '../base/similar.ts';
import { oneLine } from './one-line.ts';
import type { Phase, PhaseInput } from './phase.ts';
import type { DraftRemark } from './remarks.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState } from './run-state.ts';
import { saying, type Sentence } from './sentence.ts';

/** Why a run cannot begin or go on, in a sentence; undefined where it can. */
export function whyNot(
  phase: Phase,
  input: PhaseInput,
  { model }: Pick<RunnerHost, 'model'>,
  resume: RunState | undefined,
  remarks: readonly DraftRemark[],
): Sentence | undefined {
  if (remarks.length > 0 && model === undefined)
    return saying(
      'Without a model nobody can act on remarks: choose one, or change the draft yourself.',
    );
  if (resume === undefined)
    return remarks.length > 0
      ? saying('Remarks need a run that they are about.')
      : inputProblem(phase, input);
  if (resume.phase !== phase.id)
    return saying('The run {run} is one of {phase}, not of {other}.', {
      ...{ run: oneLine(resume.id, 40), phase: resume.phase, other: phase.id },
    });
  if (resume.status === 'accepted' || resume.status === 'rejected')
    return saying('Somebody has decided on this run: begin a new one.');
  return undefined;
}

function inputProblem({ id, input: fields }: Phase, input: PhaseInput): Sentence | undefined {
  const names = fields.map(({ name }) => name);
  for (const name of Object.keys(input)) {
    if (names.includes(name)) continue;
    const meant = mostSimilar(name, names);
    const hint =
      meant !== undefined
        ? saying('Did you mean {name}?', { name: `"${meant}"` })
        : names.length === 0
          ? saying('It takes none.')
          : saying('It takes {names}.', { names: names.join(', ') });
    return [
      saying('The phase {phase} takes no "{name}".', { phase: id, name: oneLine(name, 60) }),
      hint,
    ];
  }
  for (const { name, required, doc } of fields) {
    const value = Object.hasOwn(input, name) ? (input[name] ?? '') : '';
    if (required && value.trim() === '')
      return saying('The phase {phase} needs {name}=...: {what}', {
        phase: id,
        name,
        what: saying(doc),
      });
  }
  return undefined;
}
