import * as vscode from 'vscode';
import type { LanguageServer } from '../client.ts';
import { EditorTable } from './editor-table.ts';
import { LineageSource } from './lineage-source.ts';
import { LineagePanels } from './panels.ts';
import { LineageTree } from './tree-view.ts';

/** Everything that shows lineage, and what it shows. */
export class Lineage implements vscode.Disposable {
  readonly source: LineageSource;
  readonly panels: LineagePanels;
  readonly #subscriptions: vscode.Disposable;

  constructor(
    { extensionUri, workspaceState, globalState }: vscode.ExtensionContext,
    server: LanguageServer,
    log: vscode.LogOutputChannel,
  ) {
    const source = new LineageSource(server);
    const tree = new LineageTree(source);
    const table = new EditorTable(source, () => tree.isVisible || this.panels.isOpen);
    const selected = (node: string | null): void => {
      if (node !== null) tree.setCurrent(node);
    };
    this.source = source;
    const taste = globalState;
    const shared = { extensionUri, log, source, table, taste, selected };
    this.panels = new LineagePanels(shared, workspaceState);
    this.#subscriptions = vscode.Disposable.from(
      source,
      table,
      tree,
      this.panels,
      tree.onDidChangeVisibility(() => table.lookSoon()),
      table.onDidChange(({ node }) => tree.setCurrent(node)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
