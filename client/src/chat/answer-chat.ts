import * as vscode from 'vscode';
import type { ViewPhase, ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { whereFor } from '../new/where.ts';
import { askInput } from '../phases/ask-input.ts';
import { guessInput } from '../phases/guess-input.ts';
import type { Phases } from '../phases/phases.ts';
import { plainMarkdown } from '../phases/plain-markdown.ts';
import { RunProgress } from '../phases/run-progress.ts';
import { severityText } from '../phases/severity-text.ts';
import { costText, numberText } from '../phases/shown-text.ts';
import { startRun, type RunOutcome } from '../phases/start-run.ts';
import { escapedMarkdown } from './escaped-markdown.ts';
import { parsePrompt } from './parse-prompt.ts';

/** Runs the phase that a command names; without one the phase `explain` answers. Nothing is written from here. */
export async function answerChat(
  phases: Phases,
  request: vscode.ChatRequest,
  stream: vscode.ChatResponseStream,
  token: vscode.CancellationToken,
): Promise<vscode.ChatResult> {
  const failed = (message: string): vscode.ChatResult => ({ errorDetails: { message } });
  if (!vscode.workspace.isTrusted)
    return failed(vscode.l10n.t('Phases do not run in Restricted Mode.'));
  const where = await whereFor(undefined);
  if (where === undefined) return failed(vscode.l10n.t('Open a folder first: phases work in one.'));
  const folder = where.folder.toString();
  const all = await phases.list(folder);
  if (all === undefined) return failed(vscode.l10n.t('The language server does not answer.'));
  const phase = all.find(({ id }) => id === (request.command ?? 'explain'));
  if (phase === undefined)
    return failed(vscode.l10n.t('This version has no phase {0}.', request.command ?? 'explain'));
  const input = await inputOf(phase, request.prompt, where.folder);
  if (input === undefined) return failed(vscode.l10n.t('Stopped: something was left unanswered.'));
  const wanted = { phase: phase.id, title: phase.title, input, folder, model: request.model };
  const outcome = await startRun(phases, wanted, listener(stream), token);
  return finish(phases, outcome, stream);
}

/** What the prompt says; what has to be known and is not said is asked for, with a guess. */
function inputOf(
  phase: ViewPhase,
  prompt: string,
  folder: vscode.Uri,
): Promise<ViewRun['input'] | undefined> {
  const said = parsePrompt(phase, prompt);
  const guess = guessInput(phase, folder, undefined);
  const required = phase.input.filter(({ name, required }) => required || name in said);
  return askInput({ ...phase, input: required }, said, guess);
}

type Listener = Parameters<typeof startRun>[2];

function listener(stream: vscode.ChatResponseStream): Listener {
  const progress = new RunProgress();
  let last = '';
  return (event) => {
    const line = progress.line(event);
    if (event.kind === 'step' && line !== undefined && line !== last)
      stream.progress((last = line));
    const warning = progress.warning(event);
    if (warning !== undefined) stream.progress(warning);
  };
}

function finish(
  phases: Phases,
  outcome: RunOutcome,
  stream: vscode.ChatResponseStream,
): vscode.ChatResult {
  if (outcome === 'cancelled') return {};
  if (outcome === 'no answer')
    return { errorDetails: { message: vscode.l10n.t('The language server does not answer.') } };
  const { refused, run } = outcome;
  if (run === undefined)
    return {
      errorDetails: {
        // The chat draws it as Markdown, and it may name files.
        message: plainMarkdown(refused ?? vscode.l10n.t('The language server does not answer.')),
      },
    };
  if (run.comments.length > 0) phases.comments.show(run.comments);
  tell(run, stream);
  const isEarly = run.status === 'stopped' || run.status === 'capped' || run.status === 'failed';
  if (isEarly || run.status === 'proposed')
    stream.button({
      command: 'dataengos.resumeRun',
      title: isEarly ? vscode.l10n.t('Go on') : vscode.l10n.t('Review draft'),
      arguments: [run.id],
    });
  return { metadata: { run: run.id } };
}

/** What strangers wrote leads nowhere and shows no picture; our own words stand apart from it. */
function tell(run: ViewRun, stream: vscode.ChatResponseStream): void {
  if (run.reason !== undefined) stream.markdown(plain(run.reason));
  if (run.text !== undefined) {
    const text = new vscode.MarkdownString(plainMarkdown(run.text));
    text.isTrusted = false;
    text.supportHtml = false;
    stream.markdown(text);
  }
  for (const file of run.files) stream.markdown(verdict(file));
  for (const { uri, line, message } of run.comments) {
    const at = new vscode.Position(Math.max(0, line - 1), 0);
    stream.markdown('\n\n');
    stream.anchor(new vscode.Location(vscode.Uri.parse(uri), at));
    stream.markdown(plain(` ${message}`));
  }
  if (run.open.length > 0) stream.markdown(`\n\n${vscode.l10n.t('Open:')}\n\n`);
  for (const one of run.open) {
    stream.markdown('\n- ');
    stream.markdown(plain(one));
  }
  const spent =
    run.model === undefined
      ? vscode.l10n.t('Without a model')
      : run.tokens === 0
        ? vscode.l10n.t('No tokens used')
        : `${vscode.l10n.t('{0} tokens', numberText(run.tokens))}, ${costText(run.cost)}`;
  stream.markdown(plain(`\n\n${spent}\n`));
}

function verdict({ path, judged }: ViewRun['files'][number]): vscode.MarkdownString {
  const { checks, findings } = judged.verdict;
  const fresh = findings.filter(({ isOld }) => !isOld);
  const points = [
    ...checks.map(({ state, summary }) => `${stateText(state)}: ${summary}`),
    ...fresh.slice(0, 5).map(({ severity, message, line }) => {
      const at = line === undefined ? '' : ` (${String(line)})`;
      return `${severityText(severity)}${at}: ${message}`;
    }),
  ];
  const list = points.map((one) => `\n- ${escapedMarkdown(one)}`).join('');
  return new vscode.MarkdownString(`\n\n${escapedMarkdown(path)}\n${list}`);
}

function stateText(state: 'passed' | 'warned' | 'failed' | 'not-checked'): string {
  if (state === 'passed') return vscode.l10n.t('Passed');
  if (state === 'warned') return vscode.l10n.t('Warning');
  return state === 'failed' ? vscode.l10n.t('Failed') : vscode.l10n.t('Not checked');
}

function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(escapedMarkdown(text));
}
