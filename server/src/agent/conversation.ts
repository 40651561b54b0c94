import type { Draft, DraftFile } from './draft.ts';
import { hasErrors } from './verdict.ts';
import { bestAttempt, isWorse, unread } from './best-attempt.ts';
import { feedback } from './feedback.ts';
import type { WriteScope } from './guard-path.ts';
import { judgeDraft, type Judged } from './judge-draft.ts';
import type { ModelMessage, ModelPart } from './language-model.ts';
import { ModelTurns } from './model-turns.ts';
import { oneLine } from './one-line.ts';
import type { Phase } from './phase.ts';
import { readProposal } from './read-proposal.ts';
import type { Redactor } from './redactor.ts';
import { RunEnd } from './run-end.ts';
import type { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import type { Attempt, RunState } from './run-state.ts';
import { PROPOSE } from './structured-output.ts';
import { answerCall, type CallPart } from './tool-calls.ts';
import type { Tool } from './tool.ts';
import { saying, type Sentence } from './sentence.ts';

export interface Conversing {
  readonly phase: Phase;
  readonly scope: WriteScope;
  readonly record: RunRecord;
  readonly host: RunnerHost;
  readonly redactor: Redactor;
  readonly turns: ModelTurns;
  readonly tools: ReadonlyMap<string, Tool>;
  /** What follows without a model; after remarks, what they were said of. */
  readonly start: Judged;
  readonly attempts: number;
  /** What is open in files, whatever a model says of them. */
  readonly openIn: (files: readonly DraftFile[]) => Promise<readonly Sentence[]>;
}

/** Calls in one answer. */
const MOST_CALLS = 16;

/**
 * Goes on with the conversation in the state, from wherever it stands, until there is a draft without errors or the attempts
 * are used up. All of it follows from the messages and attempts in the state, so that a crash loses one step at most. Ends
 * with `RunEnd` where it cannot go on.
 */
export async function converse(setting: Conversing): Promise<void> {
  const { record } = setting;
  while (!isOver(setting)) {
    stopIfCancelled(setting);
    const last = record.state.messages.at(-1);
    if (last?.role !== 'assistant') await turn(setting);
    else if (callsOf(last).length > 0) await answer(last, setting);
    else await remind(setting);
  }
}

/** The best of the attempts that count, or what there was before them. */
export function bestOf({
  record,
  start,
}: Pick<Conversing, 'record' | 'start'>): Judged & { readonly byModel: boolean } {
  const { attempts, attemptsBefore = 0 } = record.state;
  const best = bestAttempt(attempts.slice(attemptsBefore));
  if (best === undefined) return { ...start, byModel: attemptsBefore > 0 };
  // A draft that can be accepted is worth more than one of a model that cannot.
  const isUseless =
    attemptsBefore === 0 && hasErrors(best.verdict) && isWorse(best.verdict, start.verdict);
  return isUseless ? { ...start, byModel: false } : { ...best, byModel: true };
}

async function turn(setting: Conversing): Promise<void> {
  const cut = await setting.turns.take();
  if (cut === undefined) return;
  const reason = `Your answer was cut off after ${cut.maxTokens} tokens, so nothing of it was used. Be shorter: propose small changes in "edits".`;
  const results = callsOf(cut.message).map(({ id }) => result(id, reason, true));
  fail([reason], results.length > 0 ? results : [{ kind: 'text', text: reason }], setting);
  await setting.record.save();
}

function isOver({ record, attempts }: Conversing): boolean {
  const { attempts: made, attemptsBefore = 0, messages } = record.state;
  const round = made.slice(attemptsBefore);
  const last = round.at(-1);
  if (last === undefined || messages.at(-1)?.role === 'assistant') return false;
  return !hasErrors(last.verdict) || round.length >= attempts;
}

async function answer(message: ModelMessage, setting: Conversing): Promise<void> {
  const { record, host, redactor, tools } = setting;
  const calls = callsOf(message);
  const results: ModelPart[] = [];
  const read: RunState['filesRead'][number][] = [];
  const raw = setting.turns.rawCalls(message);
  for (const call of calls.slice(0, MOST_CALLS)) {
    if (call.name === PROPOSE) continue;
    const { text, isError, files } = await answerCall(raw.get(call.id) ?? call, tools, {
      beginning: (one, most) => redactor.beginning(one, most),
      newId: () => redactor.fenceId(host.newId()),
      token: host.token,
    });
    stopIfCancelled(setting);
    const name = oneLine(call.name, 80);
    record.step('tool', isError ? saying('{name}: error', { name }) : name);
    results.push(result(call.id, text, isError));
    read.push(...files.map((path) => ({ path, size: text.length })));
  }
  for (const { id } of calls.slice(MOST_CALLS))
    results.push(result(id, `Only ${MOST_CALLS} calls at once are answered.`, true));
  noteFiles(read, setting);
  const proposals = calls.slice(0, MOST_CALLS).filter(({ name }) => name === PROPOSE);
  for (const { id } of proposals.slice(1))
    results.push(result(id, 'Only the first proposal of an answer counts.', true));
  const [proposal] = proposals;
  if (proposal === undefined) tell(results, setting);
  else await propose(raw.get(proposal.id) ?? proposal, results, setting);
  await record.save();
}

async function propose(
  call: CallPart,
  results: readonly ModelPart[],
  setting: Conversing,
): Promise<void> {
  const { phase, scope, record, host, redactor } = setting;
  const draft = current(setting);
  const { world } = host;
  const made = await readProposal(call.input, {
    output: phase.output,
    scope,
    world,
    redactor,
    draft,
    openIn: setting.openIn,
  });
  if (made.problems !== undefined) {
    const text = `Nothing was taken. ${made.problems.join('\n')}`;
    for (const problem of made.problems) record.step('check', redactor.redact(problem));
    fail(made.problems, [...results, result(call.id, text, true)], setting);
    return;
  }
  const verdict = await judgeDraft(phase, made.draft, host);
  stopIfCancelled(setting);
  const told = feedback(verdict, (text) => redactor.redact(text));
  const attempt = { draft: made.draft, verdict, feedback: told };
  const isGood = !hasErrors(verdict);
  const text = isGood
    ? 'Our checks found no errors. A person decides now.'
    : `Our checks found errors. Mend them and propose again.\n${told.map((line) => `- ${line}`).join('\n')}`;
  tell([...results, result(call.id, text, !isGood)], setting, attempt);
  const number = record.state.attempts.length;
  record.report({ kind: 'verdict', verdict, attempt: number });
  record.step(
    'check',
    isGood
      ? saying('Attempt {number}: no errors.', { number })
      : saying('Attempt {number}: to mend: {count}.', { number, count: told.length }),
  );
}

async function remind(setting: Conversing): Promise<void> {
  const prose = setting.turns.proseCount();
  if (prose > 2)
    throw new RunEnd(
      'proposed',
      saying('The model talked instead of calling "{tool}", three times.', { tool: PROPOSE }),
    );
  tell(
    [{ kind: 'text', text: `Text is not read. Give your result by calling \`${PROPOSE}\`.` }],
    setting,
  );
  await setting.record.save();
}

/** An attempt that came to no draft: what there was stays. */
function fail(problems: readonly string[], parts: readonly ModelPart[], setting: Conversing): void {
  const { redactor } = setting;
  const draft = current(setting);
  const told = problems.map((problem) => redactor.redact(problem));
  tell(parts, setting, { draft, verdict: unread(told), feedback: told });
}

function tell(parts: readonly ModelPart[], { record, turns }: Conversing, attempt?: Attempt): void {
  record.change({
    messages: turns.withUser(parts),
    ...(attempt !== undefined && { attempts: [...record.state.attempts, attempt] }),
  });
}

function noteFiles(read: RunState['filesRead'], { record, redactor }: Conversing): void {
  const { filesRead, redacted } = record.state;
  const byPath = new Map([...read, ...filesRead].map((file) => [file.path, file]));
  record.change({
    filesRead: [...byPath.values()],
    redacted: Math.max(redacted, redactor.count),
  });
}

/** The draft that edits are made in. */
function current({ record, start }: Conversing): Draft {
  const { attempts, attemptsBefore = 0 } = record.state;
  return attempts.slice(attemptsBefore).at(-1)?.draft ?? start.draft;
}

function callsOf({ parts }: ModelMessage): readonly CallPart[] {
  return parts.filter((part): part is CallPart => part.kind === 'call');
}

function result(call: string, text: string, isError: boolean): ModelPart {
  return { kind: 'result', call, text, isError };
}

function stopIfCancelled({ host }: Conversing): void {
  if (host.token.isCancellationRequested)
    throw new RunEnd('stopped', saying('It was stopped: it can go on later.'));
}
