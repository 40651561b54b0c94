import * as vscode from 'vscode';
import type { ToPage } from './messages.ts';
import type { TopologyView } from './topology-view.ts';

/** Which node of a topology file the cursor is at, told to its page when it is another one. */
export class DrawnCursor {
  readonly #uri: string | undefined;
  readonly #post: (message: ToPage) => void;
  /** Undefined: the page was not told. */
  #told: string | null | undefined;

  constructor(uri: vscode.Uri | undefined, post: (message: ToPage) => void) {
    this.#uri = uri?.toString();
    this.#post = post;
  }

  /** The page has been made anew. */
  forget(): void {
    this.#told = undefined;
  }

  /** The picture may have the keyboard: then the last node stays. */
  tell(topology: TopologyView): void {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const isHere = editor.document.uri.toString() === this.#uri;
    const id = (isHere ? topology.idAt(editor.selection.active) : undefined) ?? null;
    if (id === this.#told) return;
    this.#told = id;
    this.#post({ type: 'drawn', id });
  }
}
