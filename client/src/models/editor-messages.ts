import * as vscode from 'vscode';
import type { ModelRequest } from '../../../server/src/hosts/lsp/protocol.ts';

type Message = ModelRequest['messages'][number];

/** A conversation as the editor's models take it: they know no system text, and nothing of other providers. */
export function editorMessages({
  system,
  messages,
}: Pick<ModelRequest, 'system' | 'messages'>): vscode.LanguageModelChatMessage[] {
  return [
    vscode.LanguageModelChatMessage.User(system),
    ...messages.flatMap((message) => {
      const content = message.role === 'user' ? said(message) : answered(message);
      return content === undefined ? [] : [content];
    }),
  ];
}

function said({ parts }: Message): vscode.LanguageModelChatMessage | undefined {
  type Said = vscode.LanguageModelTextPart | vscode.LanguageModelToolResultPart;
  const content = parts.flatMap((part): Said[] => {
    if (part.kind === 'text') return [new vscode.LanguageModelTextPart(part.text)];
    if (part.kind !== 'result') return [];
    // There is no other place to say that it is an error.
    const text = part.isError ? `Error: ${part.text}` : part.text;
    const texts = [new vscode.LanguageModelTextPart(text)];
    return [new vscode.LanguageModelToolResultPart(part.call, texts)];
  });
  return content.length === 0 ? undefined : vscode.LanguageModelChatMessage.User(content);
}

function answered({ parts }: Message): vscode.LanguageModelChatMessage | undefined {
  type Answered = vscode.LanguageModelTextPart | vscode.LanguageModelToolCallPart;
  const content = parts.flatMap((part): Answered[] => {
    if (part.kind === 'text' && part.text !== '')
      return [new vscode.LanguageModelTextPart(part.text)];
    if (part.kind !== 'call') return [];
    const input = typeof part.input === 'object' && part.input !== null ? part.input : {};
    return [new vscode.LanguageModelToolCallPart(part.id, part.name, input)];
  });
  return content.length === 0 ? undefined : vscode.LanguageModelChatMessage.Assistant(content);
}

/** The tools of a turn. Some models can only be made to call a tool when there is no other. */
export function editorTools({
  tools,
  mustCall,
}: Pick<ModelRequest, 'tools' | 'mustCall'>): vscode.LanguageModelChatRequestOptions {
  const must = tools.find(({ name }) => name === mustCall);
  const offered = must === undefined ? tools : [must];
  if (offered.length === 0) return {};
  return {
    tools: offered.map(({ name, doc, input }) => ({ name, description: doc, inputSchema: input })),
    toolMode:
      must === undefined
        ? vscode.LanguageModelChatToolMode.Auto
        : vscode.LanguageModelChatToolMode.Required,
  };
}
