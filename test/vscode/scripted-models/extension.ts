// A language model of the editor that says what a suite tells it to. Reaches no network.
import * as vscode from 'vscode';

export type Piece =
  | { readonly text: string }
  | { readonly call: string; readonly input: object }
  /** Milliseconds. */
  | { readonly wait: number }
  | { readonly fails: string };

export interface Heard {
  /** All texts of the request, results of tools included. */
  readonly text: string;
  readonly tools: readonly string[];
  readonly mustCall: boolean;
}

/** What suites take hold of: `vscode.extensions.getExtension('dataengos-test.scripted-models').activate()`. */
export interface ScriptedModels {
  /** Answers to the next requests, in their order; a request without one gets a text that says so. */
  readonly script: (readonly Piece[])[];
  readonly heard: Heard[];
  /** How many requests were stopped. */
  stopped: number;
}

export function activate(context: vscode.ExtensionContext): ScriptedModels {
  const scripted: ScriptedModels = { script: [], heard: [], stopped: 0 };
  context.subscriptions.push(
    vscode.lm.registerLanguageModelChatProvider('scripted', provider(scripted)),
  );
  return scripted;
}

function provider(scripted: ScriptedModels): vscode.LanguageModelChatProvider {
  return {
    provideLanguageModelChatInformation: () => [
      {
        ...{ id: 'scripted-1', name: 'Scripted 1', family: 'scripted', version: '1' },
        ...{ maxInputTokens: 100_000, maxOutputTokens: 20_000 },
        capabilities: { toolCalling: true },
      },
    ],
    provideLanguageModelChatResponse: async (_model, messages, options, progress, token) => {
      scripted.heard.push({
        text: messages.flatMap(({ content }) => content.flatMap(textsOf)).join('\n'),
        tools: (options.tools ?? []).map(({ name }) => name),
        mustCall: options.toolMode === vscode.LanguageModelChatToolMode.Required,
      });
      for (const piece of scripted.script.shift() ?? [{ text: 'The script is over.' }]) {
        if (token.isCancellationRequested) break;
        if ('fails' in piece) throw new Error(piece.fails);
        if ('wait' in piece) await waiting(piece.wait, token);
        else progress.report(partOf(piece, scripted.heard.length));
      }
      if (token.isCancellationRequested) scripted.stopped++;
    },
    provideTokenCount: (_model, text) =>
      Promise.resolve(typeof text === 'string' ? Math.ceil(text.length / 4) : 1),
  };
}

function partOf(
  piece: Exclude<Piece, { readonly wait: number } | { readonly fails: string }>,
  turn: number,
): vscode.LanguageModelResponsePart {
  return 'text' in piece
    ? new vscode.LanguageModelTextPart(piece.text)
    : new vscode.LanguageModelToolCallPart(`call-${String(turn)}`, piece.call, piece.input);
}

function textsOf(part: unknown): readonly string[] {
  if (part instanceof vscode.LanguageModelTextPart) return [part.value];
  if (part instanceof vscode.LanguageModelToolResultPart) return part.content.flatMap(textsOf);
  return [];
}

function waiting(ms: number, token: vscode.CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    token.onCancellationRequested(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
