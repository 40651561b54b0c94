import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { TableAt } from './editor-table.ts';
import { LineagePanel, type PanelContext, type PanelSubject } from './panel.ts';

const LINEAGE_VIEW = 'dataengos.lineage';

/** Under which the files of the panels of topologies are kept: a page must not be able to name a file. */
const KEPT = 'lineage.documents';

/** The previews that are open: one of the whole mesh, and one of each topology file. */
export class LineagePanels implements vscode.Disposable {
  readonly #context: PanelContext;
  readonly #memory: vscode.Memento;
  readonly #open = new Map<string, LineagePanel>();
  readonly #subscription: vscode.Disposable;

  constructor(context: PanelContext, memory: vscode.Memento) {
    this.#context = context;
    this.#memory = memory;
    this.#subscription = vscode.window.registerWebviewPanelSerializer(LINEAGE_VIEW, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        const subject = this.#remembered(state);
        if (this.#open.has(idOf(subject.document))) {
          panel.dispose();
          this.#keep(subject.key, undefined);
        } else this.#add(panel, subject, false);
        return Promise.resolve();
      },
    });
  }

  get isOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Shows the preview of a topology file, or of the mesh, at a table when one is given. */
  show(document: vscode.Uri | undefined, table?: TableAt): LineagePanel {
    const open = this.#open.get(idOf(document));
    open?.panel.reveal(undefined, true);
    const shown = open ?? this.#create(document);
    shown.show(table);
    return shown;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #create(document: vscode.Uri | undefined): LineagePanel {
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const title = vscode.l10n.t('Lineage');
    const panel = vscode.window.createWebviewPanel(LINEAGE_VIEW, title, column);
    const key = document === undefined ? '' : randomUUID();
    return this.#add(panel, document === undefined ? { key } : { document, key }, true);
  }

  #add(panel: vscode.WebviewPanel, subject: PanelSubject, isNew: boolean): LineagePanel {
    const id = idOf(subject.document);
    const added = new LineagePanel(panel, this.#context, subject, isNew);
    this.#open.set(id, added);
    this.#keep(subject.key, subject.document);
    // The graph may have been read long ago, and then nothing else would ask where the cursor is.
    this.#context.table.lookSoon();
    panel.onDidDispose(() => {
      added.dispose();
      this.#open.delete(id);
      this.#keep(subject.key, undefined);
    });
    return added;
  }

  /** What the state of a page stands for; a state that says nothing, or something unknown, for the mesh. */
  #remembered(state: unknown): PanelSubject {
    const key = typeof state === 'object' && state !== null && 'key' in state ? state.key : '';
    if (typeof key !== 'string') return { key: '' };
    const document = this.#kept().get(key);
    return document === undefined ? { key: '' } : { document: vscode.Uri.parse(document), key };
  }

  #kept(): Map<string, string> {
    return new Map(this.#memory.get<[string, string][]>(KEPT, []));
  }

  #keep(key: string, document: vscode.Uri | undefined): void {
    // The preview of the mesh has no file to find again.
    if (key === '') return;
    const kept = this.#kept();
    if (document === undefined) kept.delete(key);
    else kept.set(key, document.toString());
    void this.#memory.update(KEPT, [...kept]);
  }
}

function idOf(document: vscode.Uri | undefined): string {
  return document?.toString() ?? '';
}
