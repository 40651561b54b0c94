import * as vscode from 'vscode';
import { emptyText } from './empty-text.ts';
import type { LineageSource } from './lineage-source.ts';
import { TreeEntries } from './tree-entries.ts';
import type { EntryKind, TreeEntry } from './tree-entry.ts';

const LINEAGE_TREE = 'dataengos.lineageTree';

/** In ms: a list that somebody reads should not move with every letter. */
const PAUSE = 500;

const ICONS: Readonly<Record<EntryKind, string>> = {
  current: 'target',
  domain: 'organization',
  product: 'package',
  inputs: 'sign-in',
  outputs: 'sign-out',
  tables: 'list-unordered',
  columns: 'list-tree',
  column: 'symbol-field',
  table: 'table',
  upstream: 'arrow-up',
  downstream: 'arrow-down',
};

const TABLE_ICONS: Readonly<Record<NonNullable<TreeEntry['tableKind']>, string>> = {
  source: 'database',
  model: 'table',
  object: 'symbol-class',
  exposure: 'dashboard',
  unknown: 'question',
};

/** The same as the picture, line by line: for whoever does not see it, or wants a list. */
export class LineageTree implements vscode.TreeDataProvider<TreeEntry>, vscode.Disposable {
  readonly #source: LineageSource;
  readonly #view: vscode.TreeView<TreeEntry>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #entries: TreeEntries | undefined;
  #current: string | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(source: LineageSource) {
    this.#source = source;
    const options = { treeDataProvider: this, showCollapseAll: true };
    this.#view = vscode.window.createTreeView(LINEAGE_TREE, options);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#changed.fire(undefined);
      }),
      source.onDidChange(() => this.#refreshSoon()),
    );
  }

  get isVisible(): boolean {
    return this.#view.visible;
  }

  get onDidChangeVisibility(): vscode.Event<vscode.TreeViewVisibilityChangeEvent> {
    return this.#view.onDidChangeVisibility;
  }

  /** The table that the editor, or a picture, is at. */
  setCurrent(node: string): void {
    if (node === this.#current) return;
    this.#current = node;
    this.#refreshSoon();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async getChildren(parent?: TreeEntry): Promise<TreeEntry[]> {
    if (parent === undefined) return this.#roots();
    const entries = this.#entries;
    if (entries === undefined) return [];
    if (parent.kind !== 'columns' && parent.kind !== 'column') return [...entries.children(parent)];
    const columns = (await this.#source.columns(parent.node ?? '')) ?? [];
    const lines =
      parent.kind === 'columns'
        ? entries.columns(parent, columns)
        : entries.sourcesOf(parent, columns);
    return [...lines];
  }

  getTreeItem(entry: TreeEntry): vscode.TreeItem {
    const { id, kind, label, description, tooltip, expandable, tableKind } = entry;
    const state = vscode.TreeItemCollapsibleState;
    const opened = kind === 'current' ? state.Expanded : state.Collapsed;
    const item = new vscode.TreeItem(label, expandable ? opened : state.None);
    item.id = id;
    item.description = description;
    item.tooltip = tooltip;
    item.iconPath = new vscode.ThemeIcon(
      tableKind === undefined || kind === 'current' ? ICONS[kind] : TABLE_ICONS[tableKind],
    );
    item.contextValue = contextOf(entry);
    item.accessibilityInformation = {
      label: [label, ...(description === '' ? [] : [description])].join(', '),
    };
    if (item.contextValue !== 'group')
      item.command = {
        title: vscode.l10n.t('Go to source'),
        command: 'dataengos.openLineageSource',
        arguments: [entry],
      };
    return item;
  }

  async #roots(): Promise<TreeEntry[]> {
    const [graph, products] = await Promise.all([this.#source.graph(), this.#source.products()]);
    if (graph === undefined) {
      const { state } = this.#source;
      const why = state === 'running' ? 'silent' : state;
      const { reason, next } = emptyText({ why }, vscode.l10n.t);
      this.#view.message = `${reason} ${next}`;
      return [];
    }
    // VS Code shows the view's welcome where there are no lines and no message.
    this.#view.message = '';
    this.#entries = new TreeEntries(graph, products, vscode.l10n.t);
    return [...this.#entries.roots(this.#current)];
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    if (this.#view.visible) this.#timer = setTimeout(() => this.#changed.fire(undefined), PAUSE);
  }
}

/** Which commands its menu has. */
function contextOf({ kind }: TreeEntry): string {
  switch (kind) {
    case 'current':
    case 'table':
      return 'table';
    case 'column':
    case 'product':
      return kind;
    case 'domain':
    case 'tables':
    case 'inputs':
    case 'outputs':
    case 'columns':
    case 'upstream':
    case 'downstream':
      return 'group';
  }
}
