import * as vscode from 'vscode';
import {
  EXPLAIN_RULE,
  LINT_FILE,
  PROPOSE_CHANGE,
  type ExplainRuleParams,
  type LintFileParams,
  type LintedFile,
  type ProposeChangeParams,
  type RunPhaseResult,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LineageSource } from '../lineage/lineage-source.ts';
import { whenRunning } from '../new/when-running.ts';
import type { Phases } from '../phases/phases.ts';
import { oneLine } from '../phases/shown-text.ts';
import { lineageText } from './lineage-text.ts';

type Input = Readonly<Record<string, unknown>>;
type Tool = vscode.LanguageModelTool<Input>;

/** What agents of the editor may call, by name. Each only reads; one opens a review, where a person decides. */
export function modelTools(phases: Phases, lineage: LineageSource): Readonly<Record<string, Tool>> {
  return {
    dataengos_lint_file: tool(
      ({ path }) => vscode.l10n.t('Checking {0}', shown(path)),
      (input, token) => lintFile(phases, input, token),
    ),
    dataengos_explain_rule: tool(
      ({ rule }) => vscode.l10n.t('Reading about the rule {0}', shown(rule)),
      (input, token) => explainRule(phases, input, token),
    ),
    dataengos_get_lineage: tool(
      ({ table }) => vscode.l10n.t('Looking up the lineage of {0}', shown(table)),
      async ({ table }) => lineageText(await lineage.graph(), text(table), 'both'),
    ),
    dataengos_get_impact: tool(
      ({ table }) => vscode.l10n.t('Looking up what a change of {0} reaches', shown(table)),
      async ({ table }) => lineageText(await lineage.graph(), text(table), 'downstream'),
    ),
    dataengos_propose_change: {
      ...tool(
        ({ path }) => vscode.l10n.t('Proposing a change of {0}', shown(path)),
        (input, token) => propose(phases, input, token),
      ),
      prepareInvocation: ({ input }) => confirmation(input),
    },
  };
}

function tool(
  doing: (input: Input) => string,
  answer: (input: Input, token: vscode.CancellationToken) => Promise<string>,
): Tool {
  return {
    prepareInvocation: ({ input }) => ({ invocationMessage: doing(input) }),
    invoke: async ({ input }, token) => {
      const found = await answer(input, token);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(found)]);
    },
  };
}

function confirmation(input: Input): vscode.PreparedToolInvocation {
  const size = text(input.text).length;
  const message = new vscode.MarkdownString()
    .appendText(
      vscode.l10n.t(
        'A review opens with {0} characters for {1}. Nothing is written before you accept it there.',
        String(size),
        shown(input.path),
      ),
    )
    .appendMarkdown('\n\n')
    .appendText(shown(input.summary));
  return {
    invocationMessage: vscode.l10n.t('Proposing a change of {0}', shown(input.path)),
    confirmationMessages: { title: vscode.l10n.t('Propose a change?'), message },
  };
}

async function lintFile(
  { server }: Phases,
  { path }: Input,
  token: vscode.CancellationToken,
): Promise<string> {
  const params: LintFileParams = { path: text(path) };
  const found = (await whenRunning(server))
    ? await server.request<LintedFile | null>(LINT_FILE, params, token)
    : undefined;
  if (!found) return NO_SERVER;
  if (found.failed !== undefined) return found.failed;
  if (found.findings.length === 0) return `${params.path} has no findings.`;
  return [
    `${params.path} has ${String(found.findings.length)} findings. Call dataengos_explain_rule with the code in brackets to learn what a rule asks for.`,
    ...found.findings,
  ].join('\n');
}

async function explainRule(
  { server }: Phases,
  { rule }: Input,
  token: vscode.CancellationToken,
): Promise<string> {
  const params: ExplainRuleParams = { rule: text(rule) };
  const page = (await whenRunning(server))
    ? await server.request<string | null>(EXPLAIN_RULE, params, token)
    : undefined;
  return page ?? NO_SERVER;
}

async function propose(
  phases: Phases,
  { path, text: proposed, summary }: Input,
  token: vscode.CancellationToken,
): Promise<string> {
  if (!vscode.workspace.isTrusted)
    return 'The workspace is in Restricted Mode, so no change can be proposed. Tell the user.';
  const params: ProposeChangeParams = {
    path: text(path),
    text: text(proposed),
    summary: text(summary),
  };
  const found = (await whenRunning(phases.server))
    ? await phases.server.request<RunPhaseResult | null>(PROPOSE_CHANGE, params, token)
    : undefined;
  if (!found) return NO_SERVER;
  if (found.run === undefined)
    return `${found.refused ?? 'The change cannot be proposed.'} Nothing was opened.`;
  await phases.reviews.open(found.run);
  const findings = found.run.files.flatMap(({ judged }) =>
    judged.verdict.findings.filter(({ isOld }) => !isOld),
  );
  return [
    'The review is open. Nothing is written until the user accepts it; do not edit the file yourself.',
    ...(findings.length === 0
      ? ['Our rules find nothing wrong with it.']
      : ['Our rules say of it:', ...findings.map(({ code, message }) => `${message} [${code}]`)]),
  ].join('\n');
}

const NO_SERVER =
  'The DataEngOS language server does not answer. Ask the user to run "DataEngOS: Restart language server", then try again.';

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function shown(value: unknown): string {
  return oneLine(text(value));
}
