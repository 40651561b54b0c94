import type * as vscode from 'vscode';
import type { LanguageServer } from '../client.ts';

export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
}

/** What a command does. `argument` comes from whoever invokes it: anything at all. */
export type Command = (context: CommandContext, argument: unknown) => unknown;
