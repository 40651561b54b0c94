import * as vscode from 'vscode';
import type {
  AskModelResult,
  DescribeModelResult,
  ModelAnswer,
  ModelRequest,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { editorMessages, editorTools } from './editor-messages.ts';

type Chat = vscode.LanguageModelChat;
type Part = ModelAnswer['parts'][number];

const CHOSEN = 'agent.editorModel';

/** The language models that the editor has, asked only for runs that the user started. */
export class EditorModels {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /**
   * The model that the user wants: the one of the setting, by id or family, else the one chosen before, else one that is
   * chosen now. Editors may ask for consent here. A text says why there is none; undefined: the user went away.
   */
  async choose(wanted: string | undefined): Promise<Chat | string | undefined> {
    const all = await models();
    if (all.length === 0) return noModels();
    if (wanted !== undefined)
      return (
        all.find(({ id }) => id === wanted) ??
        all.find(({ family }) => family === wanted) ??
        vscode.l10n.t('The editor has no language model {0}. Change dataengos.agent.model.', wanted)
      );
    const before = this.#state.get<unknown>(CHOSEN);
    const found = all.find(({ id }) => id === before) ?? (all.length === 1 ? all[0] : undefined);
    return found ?? this.pick();
  }

  /** Lets the user choose one, and remembers it. */
  async pick(): Promise<Chat | string | undefined> {
    const all = await models();
    if (all.length === 0) return noModels();
    const items = all.map((model) => ({
      model,
      label: model.name,
      description: model.vendor,
      detail: model.id,
    }));
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Language model of the editor'),
      placeHolder: vscode.l10n.t('Which model do phases use?'),
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (picked !== undefined) await this.#state.update(CHOSEN, picked.model.id);
    return picked?.model;
  }
}

async function models(): Promise<readonly Chat[]> {
  // Editors without language models may not have the name at all.
  const { lm } = vscode as { readonly lm?: typeof vscode.lm };
  return (await lm?.selectChatModels({})) ?? [];
}

function noModels(): string {
  return vscode.l10n.t(
    'The editor offers no language model. Install or sign in to an extension that has one, such as GitHub Copilot, or choose another provider in dataengos.agent.provider.',
  );
}

export function describeModel({ id, vendor, maxInputTokens }: Chat): DescribeModelResult {
  return { id, vendor, window: maxInputTokens };
}

/** One turn. `piece` hears of texts while they come. Never rejects. */
export async function askEditorModel(
  model: Chat,
  request: ModelRequest,
  piece: (text: string) => void,
  token: vscode.CancellationToken,
): Promise<AskModelResult> {
  const parts: Part[] = [];
  try {
    const options: vscode.LanguageModelChatRequestOptions = {
      ...editorTools(request),
      justification: vscode.l10n.t('DataEngOS runs a phase that you started.'),
    };
    const response = await model.sendRequest(editorMessages(request), options, token);
    for await (const part of response.stream) {
      if (token.isCancellationRequested) return cancelled();
      if (part instanceof vscode.LanguageModelTextPart) {
        addText(parts, part.value);
        piece(part.value);
      } else if (part instanceof vscode.LanguageModelToolCallPart)
        parts.push({ kind: 'call', id: part.callId, name: part.name, input: part.input });
    }
  } catch (error) {
    return token.isCancellationRequested ? cancelled() : { error: errorOf(error) };
  }
  if (token.isCancellationRequested) return cancelled();
  if (parts.length === 0)
    return {
      error: { kind: 'malformed', message: vscode.l10n.t('The language model answered nothing.') },
    };
  const stop = parts.some(({ kind }) => kind === 'call') ? 'calls' : 'end';
  return { answer: { parts, stop, usage: await usageOf(model, request, parts, token) } };
}

/** More is a model that does not come to an end. */
const MOST = 2_000_000;

function addText(parts: Part[], text: string): void {
  const last = parts.at(-1);
  if (last?.kind !== 'text') {
    parts.push({ kind: 'text', text });
    return;
  }
  if (last.text.length + text.length > MOST)
    throw new Error(vscode.l10n.t('The answer does not come to an end.'));
  parts[parts.length - 1] = { kind: 'text', text: last.text + text };
}

function cancelled(): AskModelResult {
  return { error: { kind: 'cancelled', message: vscode.l10n.t('The request was stopped.') } };
}

/** Editors tell no counts of what was really used. */
async function usageOf(
  model: Chat,
  { system, messages, tools }: ModelRequest,
  answer: readonly Part[],
  token: vscode.CancellationToken,
): Promise<ModelAnswer['usage']> {
  const count = async (text: string): Promise<number> => {
    try {
      return await model.countTokens(text, token);
    } catch {
      return Math.ceil(text.length / 4);
    }
  };
  const sent = [
    system,
    ...messages.flatMap(({ parts }) => parts.map(textOf)),
    JSON.stringify(tools),
  ];
  const [input, output] = await Promise.all([
    count(sent.join('\n')),
    count(answer.map(textOf).join('\n')),
  ]);
  return { input, output, cacheRead: 0, cacheWrite: 0, isEstimate: true };
}

function textOf(part: Part): string {
  if (part.kind === 'text' || part.kind === 'result') return part.text;
  return part.kind === 'call' ? `${part.name} ${JSON.stringify(part.input)}` : '';
}

function errorOf(error: unknown): { readonly kind: string; readonly message: string } {
  const { code, cause, message } = error as {
    readonly code?: unknown;
    readonly cause?: unknown;
    readonly message?: unknown;
  };
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : String(message);
  if (/quota|rate.?limit|too many requests/i.test(`${String(code)} ${reason}`))
    return {
      kind: 'rate',
      message: vscode.l10n.t('The quota of the language model is used up: {0}', reason),
    };
  if (code === 'NoPermissions')
    return {
      kind: 'unavailable',
      message: vscode.l10n.t(
        'The editor does not let DataEngOS use this language model. Allow it when the editor asks, or choose another model.',
      ),
    };
  if (code === 'Blocked')
    return {
      kind: 'unavailable',
      message: vscode.l10n.t('The language model refuses the request: {0}', reason),
    };
  if (code === 'NotFound')
    return {
      kind: 'unavailable',
      message: vscode.l10n.t('The language model is not there any more. Choose another one.'),
    };
  return {
    kind: 'network',
    message: vscode.l10n.t('The language model gave no answer: {0}', reason),
  };
}
