import type { Conversing } from './conversation.ts';
import type { Draft } from './draft.ts';
import { feedback } from './feedback.ts';
import { guardPath, type WriteScope } from './guard-path.ts';
import { judgeDraft, type Judged } from './judge-draft.ts';
import type { LanguageModel, ModelMessage, ModelPart } from './language-model.ts';
import { ModelTurns } from './model-turns.ts';
import { opening } from './opening.ts';
import { Outgoing } from './outgoing.ts';
import type { Phase, Prepared } from './phase.ts';
import type { Answers } from './question.ts';
import { Redactor } from './redactor.ts';
import { remarksText, type DraftRemark } from './remarks.ts';
import type { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import { proposeTool } from './structured-output.ts';
import { systemPrompt } from './system-prompt.ts';
import { toolsOf } from './tool-calls.ts';
import { saying } from './sentence.ts';

export interface StartSetting {
  readonly phase: Phase;
  readonly prepared: Prepared;
  readonly answers: Answers;
  readonly record: RunRecord;
  readonly host: RunnerHost;
  readonly model: LanguageModel;
  /** What follows without a model. */
  readonly own: Draft;
  /** The same with its verdict; judged when it is first asked for, as what people made remarks on stands in its place. */
  readonly derived: () => Promise<Judged>;
  readonly remarks: readonly DraftRemark[];
  readonly attempts: number;
}

/** Puts together what a conversation needs, and its first message, or what people say in one that is under way. */
export async function startConversation(setting: StartSetting): Promise<Conversing> {
  const { phase, prepared, record, host, model, attempts } = setting;
  const { tools, broken } = toolsOf(phase, host.tools);
  for (const name of broken)
    record.step(
      'warning',
      saying('The tool {name} is left out: its schema cannot be read.', { name }),
    );
  const redactor = new Redactor(host.protectedValues, record.state.id);
  const newId = (): string => redactor.fenceId(host.newId());
  const instructions = await host.instructions(phase.id);
  const system = systemPrompt(phase, instructions, (text) => redactor.redact(text));
  const declared = [...tools.values()].map(({ name, doc, input }) => ({ name, doc, input }));
  const outgoing = new Outgoing(model, redactor, system, [...declared, proposeTool(phase.output)]);
  const former = record.state.model;
  const isSame = former?.host === model.host && former.id === model.id;
  record.change({ model: { id: model.id, host: model.host } });
  const scope = scopeOf(phase, prepared);
  const turns = new ModelTurns({ model, outgoing, record, host, targets: scope.targets });
  if (!isSame) record.change({ messages: withoutOpaque(record.state.messages) });
  const start = await startOf(setting);
  if (record.state.messages.length === 0)
    await open(setting, start, turns, instructions.files, newId, redactor);
  if (setting.remarks.length > 0) remark(setting, start, turns, newId, redactor);
  record.change({ redacted: Math.max(record.state.redacted, redactor.count) });
  await record.save();
  const openIn: Conversing['openIn'] = async (files) =>
    (await prepared.openIn?.(files, setting.own.open)) ?? [];
  return { phase, scope, record, host, redactor, turns, tools, start, attempts, openIn };
}

/** What of the run is the model's: what follows from specifications alone is neither shown to it nor taken from it. */
function scopeOf({ writes }: Phase, { targets }: Prepared): WriteScope {
  const isFor = (path: string): boolean =>
    guardPath(path, { targets: [path], writes }, 'model') === undefined;
  return { targets: targets.filter(isFor), writes };
}

function draftFor({ targets }: WriteScope, draft: Draft): Draft {
  return { ...draft, files: draft.files.filter(({ path }) => targets.includes(path)) };
}

/** What attempts are held against: after remarks the draft that they were made on, which people may have edited. */
async function startOf({ phase, record, host, derived, remarks }: StartSetting): Promise<Judged> {
  const { draft, verdict, attemptsBefore } = record.state;
  if (draft === undefined) return derived();
  if (remarks.length > 0) {
    const judged = { draft, verdict: await judgeDraft(phase, draft, host) };
    record.change(judged);
    return judged;
  }
  return attemptsBefore === undefined || verdict === undefined ? derived() : { draft, verdict };
}

async function open(
  { phase, prepared, answers, record, host, model }: StartSetting,
  { draft, verdict }: Judged,
  turns: ModelTurns,
  instructionFiles: readonly string[],
  newId: () => string,
  redactor: Redactor,
): Promise<void> {
  const scope = scopeOf(phase, prepared);
  const { text, files, leftOut } = opening({
    phase,
    input: record.state.input,
    prepared: { ...prepared, targets: scope.targets },
    answers,
    draft: draftFor(scope, draft),
    found: draft.asIs === undefined ? [] : feedback(verdict, (text) => redactor.redact(text)),
    world: host.world,
    contextTokens: Math.min(host.caps.contextTokens, Math.floor(model.window / 2)),
    newId,
    redactor,
  });
  const instructed = await Promise.all(
    instructionFiles
      .filter((path) => !path.startsWith('builtin:'))
      .map(async (path) => ({ path, size: (await host.world.read(path))?.length ?? 0 })),
  );
  const byPath = new Map([...files, ...instructed].map((file) => [file.path, file]));
  record.change({
    messages: turns.withUser([{ kind: 'text', text }]),
    filesRead: [...byPath.values()],
    leftOut,
  });
  const count = byPath.size;
  const names = leftOut.join('; ');
  record.step('context', [
    saying('Files chosen for the model: {count}.', { count }),
    leftOut.length === 0 ? '' : saying('Left out, as there was no room: {names}.', { names }),
  ]);
}

/** What people say comes behind what is there; calls that nobody has answered are closed. */
function remark(
  { phase, prepared, remarks, record }: StartSetting,
  { draft }: Judged,
  turns: ModelTurns,
  newId: () => string,
  redactor: Redactor,
): void {
  const last = record.state.messages.at(-1);
  const closed: readonly ModelPart[] =
    last?.role === 'assistant'
      ? last.parts.flatMap((part) =>
          part.kind === 'call'
            ? [
                {
                  kind: 'result' as const,
                  call: part.id,
                  text: 'Not run: a person has spoken.',
                  isError: true,
                },
              ]
            : [],
        )
      : [];
  const shown = draftFor(scopeOf(phase, prepared), draft);
  const text = remarksText(remarks, shown, newId, (one) => redactor.redact(one));
  record.change({
    messages: turns.withUser([...closed, { kind: 'text', text }]),
    attemptsBefore: record.state.attempts.length,
  });
  record.step(
    'question',
    saying('Remarks of a person on the draft: {count}.', { count: remarks.length }),
  );
}

function withoutOpaque(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  return messages
    .map(({ role, parts }) => ({ role, parts: parts.filter(({ kind }) => kind !== 'opaque') }))
    .filter(({ parts }) => parts.length > 0);
}
