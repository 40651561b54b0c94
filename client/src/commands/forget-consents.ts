import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Takes back what was allowed to be sent, and which MCP servers may be used: all of it is asked for again. */
export const forgetConsents: Command = async ({ phases }) => {
  await phases.consents.forget();
  await phases.mcp.forget();
  say(vscode.l10n.t('You are asked again before something is sent.'));
};
