import type { Draft } from './draft.ts';
import { fence } from './fence.ts';
import { oneLine } from './one-line.ts';
import type { ContextPart, Phase, PhaseInput, Prepared } from './phase.ts';
import type { Answers } from './question.ts';
import type { Redactor } from './redactor.ts';
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
  /** What is to be mended in files that are there, in sentences. */
  readonly found: readonly string[];
  readonly world: Pick<World, 'manifest' | 'specs'>;
  readonly contextTokens: number;
  readonly newId: () => string;
  readonly redactor: Pick<Redactor, 'redact' | 'beginning'>;
}

/** The first thing that the model is told, and what of the workspace it is made of. */
export interface Opening {
  readonly text: string;
  readonly files: readonly { readonly path: string; readonly size: number }[];
  readonly leftOut: readonly string[];
}

/** Puts it together, redacted before anything is cut: the task, what people said, the draft, and as much of the context as has room. */
export function opening(setting: OpeningSetting): Opening {
  const { phase, prepared, draft, found, newId, redactor } = setting;
  const parts = allParts(setting).map((part) => shown(part, redactor));
  const { kept, left } = withinBudget(parts, setting.contextTokens);
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
      : [fence('What the draft leaves open', openText(draft, redactor), newId())]),
    ...(found.length === 0
      ? []
      : [fence('What our checks found in what is there', found.join('\n'), newId())]),
    ...(draft.text === undefined
      ? []
      : [fence('What the draft says for people', redactor.redact(draft.text), newId())]),
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
  const paths = new Set(draft.files.map(({ path }) => path));
  const asIs = (draft.asIs ?? []).filter(({ path }) => !paths.has(path));
  const drafted = [...draft.files, ...asIs].map(({ path, base, text }) => ({
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

function shown(
  { title, text, most, ...part }: ContextPart,
  redactor: OpeningSetting['redactor'],
): ContextPart {
  return {
    ...part,
    title: redactor.redact(title),
    text: most === undefined ? redactor.redact(text) : cutAtLine(redactor.beginning(text, most)),
  };
}

function openText({ open }: Draft, redactor: OpeningSetting['redactor']): string {
  return redactor.redact(open.map((one) => told(one)).join('\n'));
}

/** Whole lines of a text that was cut. */
function cutAtLine(text: string): string {
  const cut = text.lastIndexOf('\n');
  return cut > 0 ? text.slice(0, cut) : text;
}

function saidByPeople({ input, answers, prepared, redactor }: OpeningSetting): readonly string[] {
  const said = (text: string): string => oneLine(redactor.redact(text), 2000);
  const fields = Object.entries(input).map(([name, value]) => `- ${name}: ${said(value)}`);
  const answered = prepared.questions.flatMap(({ id, text }) => {
    const values = Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
    const answer = values.length === 0 ? '(not answered: it stays open)' : values.join('; ');
    return [`- ${oneLine(redactor.redact(told(text)))} ${said(answer)}`];
  });
  return [
    ...(fields.length === 0 ? [] : [`Asked for:\n${fields.join('\n')}`]),
    ...(answered.length === 0 ? [] : [`Answers of the person:\n${answered.join('\n')}`]),
  ];
}
