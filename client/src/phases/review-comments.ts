import * as vscode from 'vscode';
import type { ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { severityText } from './severity-text.ts';

const SHOWN = 'dataengos.reviewComments';

/** What the phase `review` says of lines. Nobody can answer there. The comments of one review at a time. */
export class ReviewComments implements vscode.Disposable {
  #controller: vscode.CommentController | undefined;
  #threads: readonly vscode.CommentThread[] = [];

  show(comments: ViewRun['comments']): void {
    this.clear();
    const controller = (this.#controller ??= vscode.comments.createCommentController(
      'dataengos.review',
      'DataEngOS',
    ));
    this.#threads = comments.map(({ uri, line, severity, message }) => {
      const at = Math.max(0, line - 1);
      const range = new vscode.Range(at, 0, at, 0);
      const thread = controller.createCommentThread(vscode.Uri.parse(uri), range, [
        {
          author: { name: 'DataEngOS' },
          body: new vscode.MarkdownString().appendText(message),
          mode: vscode.CommentMode.Preview,
          label: severityText(severity),
        },
      ]);
      thread.canReply = false;
      thread.label = severityText(severity);
      thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
      return thread;
    });
    void vscode.commands.executeCommand('setContext', SHOWN, this.#threads.length > 0);
  }

  clear(): void {
    for (const thread of this.#threads) thread.dispose();
    this.#threads = [];
    void vscode.commands.executeCommand('setContext', SHOWN, false);
  }

  dispose(): void {
    for (const thread of this.#threads) thread.dispose();
    this.#controller?.dispose();
  }
}
