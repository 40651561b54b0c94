import * as vscode from 'vscode';
import type { LineageAt } from '../../../server/src/hosts/lsp/protocol.ts';
import type { LineageSource } from './lineage-source.ts';

/** In ms: a cursor that is on its way need not be followed. */
const PAUSE = 100;

/** The table, and where there is one the column, that the cursor is at. */
export interface TableAt {
  readonly node: string;
  readonly column?: string;
}

/**
 * Follows the cursor while somebody looks: which table the editor is about. Where it is about none, the last one stays,
 * as what is shown should not go away while somebody reads something else.
 */
export class EditorTable implements vscode.Disposable {
  readonly #source: LineageSource;
  readonly #isWanted: () => boolean;
  readonly #changed = new vscode.EventEmitter<TableAt>();
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #question = new vscode.CancellationTokenSource();
  #current: TableAt | undefined;
  #file = '';

  /** Fires for each place of the cursor that is about a table, also when it is the same table. */
  readonly onDidChange = this.#changed.event;

  /** `isWanted`: whether anybody would see it. Else the server is left alone. */
  constructor(source: LineageSource, isWanted: () => boolean) {
    this.#source = source;
    this.#isWanted = isWanted;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.lookSoon()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.lookSoon();
      }),
      source.onDidRead(() => this.lookSoon()),
    );
  }

  get current(): TableAt | undefined {
    return this.#current;
  }

  /** The file that is about the current table. */
  get file(): string {
    return this.#file;
  }

  /** Where the cursor is, to tell whether it has moved. */
  get place(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    const { line, character } = editor.selection.active;
    return `${String(line)}:${String(character)} ${editor.document.uri.toString()}`;
  }

  /** Somebody looks now, or the answer may be another. */
  lookSoon(): void {
    clearTimeout(this.#timer);
    this.#question.cancel();
    if (!this.#isWanted()) return;
    this.#timer = setTimeout(() => void this.#look(), PAUSE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#question.cancel();
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const question = new vscode.CancellationTokenSource();
    this.#question = question;
    const at = await this.#source.at(editor.document.uri, editor.selection.active, question.token);
    if (question.token.isCancellationRequested) return;
    const table = tableAt(at);
    if (table === undefined) return;
    this.#current = table;
    this.#file = editor.document.uri.toString();
    this.#changed.fire(table);
  }
}

export function tableAt(at: LineageAt | undefined): TableAt | undefined {
  if (at?.node === undefined) return undefined;
  return at.column === undefined ? { node: at.node } : { node: at.node, column: at.column };
}
