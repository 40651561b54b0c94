import * as vscode from 'vscode';
import type { Lineage } from '../lineage/lineage.ts';
import type { Phases } from '../phases/phases.ts';
import { answerChat } from './answer-chat.ts';
import { modelTools } from './tools.ts';

const PARTICIPANT = 'dataengos.chat';

/** The participant of the chat and the tools for its agents, where the editor has a chat at all. */
export function registerChat(
  phases: Phases,
  lineage: Lineage,
  extension: vscode.Uri,
): vscode.Disposable {
  const registered: { dispose(): unknown }[] = [];
  // Editors without a chat lack the names.
  const { chat, lm } = vscode as {
    readonly chat?: typeof vscode.chat;
    readonly lm?: typeof vscode.lm;
  };
  if (typeof chat?.createChatParticipant === 'function') {
    const participant = chat.createChatParticipant(
      PARTICIPANT,
      (request, _context, stream, token) => answerChat(phases, request, stream, token),
    );
    participant.iconPath = vscode.Uri.joinPath(extension, 'images', 'icon.png');
    registered.push(participant);
  }
  if (typeof lm?.registerTool === 'function')
    for (const [name, tool] of Object.entries(modelTools(phases, lineage.source)))
      registered.push(lm.registerTool(name, tool));
  return vscode.Disposable.from(...registered);
}
