import * as vscode from 'vscode';
import type { ServerState } from '../client.ts';
import { emptyReason, type EmptyReason } from './empty-text.ts';
import { fileName } from './topology-view.ts';

/** What a panel has to show. */
export interface Contents {
  /** How many tables are known; undefined when nobody answered. */
  readonly tables: number | undefined;
  /** The topology that it is of, and whether that can be read. */
  readonly document: { readonly uri: vscode.Uri; readonly isRead: boolean } | undefined;
  readonly state: ServerState;
  /** A picture is there already. */
  readonly isShown: boolean;
}

/** Why a panel shows nothing, in the window as it is; 'wait': what it shows may stay till the server is back. */
export function emptinessOf(contents: Contents): EmptyReason | 'wait' | undefined {
  const { tables, document, state, isShown } = contents;
  if (document !== undefined) {
    if (!document.isRead) return { why: 'gone', file: fileName(document.uri) };
    // Without the server its nodes would stand for nothing.
    return tables === undefined && isShown && state !== 'stopped' ? 'wait' : undefined;
  }
  const front = vscode.window.activeTextEditor?.document.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return emptyReason({
    ...{ tables, state, isShown },
    file: front && fileName(front),
    folders: folders.map(({ uri }) => uri.scheme),
  });
}
