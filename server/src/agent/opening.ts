import type { Draft } from './draft.ts';
import { fence } from './fence.ts';
import { oneLine } from './one-line.ts';
import type { ContextPart, Phase, PhaseInput, Prepared } from './phase.ts';
import type { Answers } from './question.ts';
import type { World } from './world.ts';
import { PROPOSE } from './structured-output.ts';
import { estimateTokens } from '../base/estimate-tokens.ts';
import { withinBudget } from './within-budget.ts';
import { told } from './told.ts';

export interface OpeningSetting {
  readonly phase: Phase;
  readonly input: PhaseInput;
  readonly prepared: Prepared;
  readonly answers: Answers;
  readonly draft: Draft;
  readonly world: Pick<World, 'manifest' | 'specs'>;
  readonly contextTokens: number;
  readonly newId: () => string;
}

/** The first thing that the model is told, and what of the workspace it is made of. */
export interface Opening {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly leftOut: readonly string[];
}

/** Puts it together: the task, what people said, the draft, and as much of the context as has room. */
export function opening(setting: OpeningSetting): Opening {
  const { phase, prepared, draft, newId } = setting;
  const { kept, left } = withinBudget(allParts(setting), setting.contextTokens);
  const targets = prepared.targets.map((path) => `- ${JSON.stringify(path)}`);
  const text = [
    `Phase: ${phase.id}`,
    ...saidByPeople(setting),
    phase.output !== 'files'
      ? 'Targets: none; this phase writes no files.'
      : targets.length === 0
        ? 'Targets: none.'
        : `Targets, the only files that may be proposed:\n${targets.join('\n')}`,
    ...kept.map((part) => fence(part.title, part.text, newId())),
    ...(left.length === 0
      ? []
      : [
          `Left out, as there was no room: ${left.map(({ title }) => oneLine(title, 100)).join('; ')}.`,
        ]),
    ...(draft.open.length === 0
      ? []
      : [
          fence(
            'What the draft leaves open',
            draft.open.map((one) => told(one)).join('\n'),
            newId(),
          ),
        ]),
    ...(draft.text === undefined
      ? []
      : [fence('What the draft says for people', draft.text, newId())]),
    `Complete the draft, and call \`${PROPOSE}\`.`,
  ].join('\n\n');
  const files = kept.flatMap(({ path, text: { length } }) =>
    path === undefined ? [] : [{ path, size: length }],
  );
  return { text, files, leftOut: left.map(({ title }) => oneLine(title, 200)) };
}

/** The draft first, then the index of the workspace unless it would take most of the room, then what the phase chose. */
function allParts({
  prepared,
  draft,
  world,
  contextTokens,
}: OpeningSetting): readonly ContextPart[] {
  const drafted = draft.files.map(({ path, base, text }) => ({
    title: `Draft of ${path}${base === null ? ' (a new file)' : base === text ? ' (as it is)' : ''}`,
    // One that is not there yet was not read.
    ...(base !== null && { path }),
    text,
  }));
  const path = `${world.specs}/contracts/manifest.json`;
  const { manifest } = world;
  if (manifest === '' || prepared.context.some((part) => part.path === path))
    return [...drafted, ...prepared.context];
  const index = { title: 'Index of all contracts', path, text: manifest };
  return estimateTokens(manifest) > contextTokens / 2
    ? [...drafted, ...prepared.context, index]
    : [...drafted, index, ...prepared.context];
}

function saidByPeople({ input, answers, prepared }: OpeningSetting): readonly string[] {
  const fields = Object.entries(input).map(([name, value]) => `- ${name}: ${oneLine(value, 2000)}`);
  const said = prepared.questions.flatMap(({ id, text }) => {
    const values = Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
    const answer = values.length === 0 ? '(not answered: it stays open)' : values.join('; ');
    return [`- ${oneLine(told(text))} ${oneLine(answer, 2000)}`];
  });
  return [
    ...(fields.length === 0 ? [] : [`Asked for:\n${fields.join('\n')}`]),
    ...(said.length === 0 ? [] : [`Answers of the person:\n${said.join('\n')}`]),
  ];
}
