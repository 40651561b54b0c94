import * as vscode from 'vscode';
import type { PendingRuns } from './pending-runs.ts';
import { reviewEntries } from './review-entries.ts';
import type { ReviewEntry } from './review-entry.ts';
import { verdictText } from './verdict-text.ts';

export const REVIEW_TREE = 'dataengos.reviewTree';

/** In ms: a list that somebody reads should not move with every letter. */
const PAUSE = 150;

/** The tree "Review": verdicts, files, what changes, what is open. */
export class ReviewTree implements vscode.TreeDataProvider<ReviewEntry>, vscode.Disposable {
  readonly #pending: PendingRuns;
  readonly #view: vscode.TreeView<ReviewEntry>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #parents = new Map<ReviewEntry, ReviewEntry>();
  #roots: readonly ReviewEntry[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(pending: PendingRuns) {
    this.#pending = pending;
    this.#view = vscode.window.createTreeView(REVIEW_TREE, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      pending.onDidChange(() => this.#refreshSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  getChildren(parent?: ReviewEntry): ReviewEntry[] {
    if (parent !== undefined) return [...parent.children];
    this.#roots = reviewEntries(this.#pending.runs, vscode.l10n.t);
    this.#parents = new Map();
    const note = (entry: ReviewEntry): void => {
      for (const child of entry.children) {
        this.#parents.set(child, entry);
        note(child);
      }
    };
    this.#roots.forEach(note);
    this.#say();
    return [...this.#roots];
  }

  getParent(entry: ReviewEntry): ReviewEntry | undefined {
    return this.#parents.get(entry);
  }

  getTreeItem(entry: ReviewEntry): vscode.TreeItem {
    const { id, label, description, tooltip, icon, colour, context, isOpen, children } = entry;
    const state = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      label,
      children.length === 0 ? state.None : isOpen ? state.Expanded : state.Collapsed,
    );
    item.id = id;
    item.description = description;
    item.tooltip = tooltip;
    item.iconPath = new vscode.ThemeIcon(
      icon,
      colour === undefined ? undefined : new vscode.ThemeColor(colour),
    );
    item.contextValue = context;
    item.accessibilityInformation = {
      label: [label, ...(description === '' ? [] : [description])].join(', '),
    };
    if (entry.place !== undefined)
      item.command = {
        title: vscode.l10n.t('Show'),
        command: 'dataengos.openReviewEntry',
        arguments: [entry],
      };
    return item;
  }

  /** Brings the view to the front, without taking the keys from the editor. */
  async reveal(): Promise<void> {
    this.#changed.fire(undefined);
    const [first] = this.getChildren();
    if (first === undefined) return;
    try {
      await this.#view.reveal(first, { select: false, focus: false, expand: true });
    } catch {
      // It was drawn anew meanwhile: what is revealed is not worth a message.
    }
  }

  #say(): void {
    const files = this.#pending.files;
    const judged = files.flatMap((file) => file.judged ?? []);
    const changed = files.filter(({ model }) => model.hasChanged);
    this.#view.message =
      files.length === 0
        ? ''
        : changed.length > 0
          ? changedText(changed.map(({ path }) => path))
          : judged.length < files.length
            ? vscode.l10n.t('The proposal is being checked.')
            : verdictText(judged, vscode.l10n.t);
    this.#view.badge =
      files.length === 0
        ? undefined
        : { value: files.length, tooltip: vscode.l10n.t('Files to decide') };
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.fire(undefined), PAUSE);
  }
}

function changedText(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1
    ? vscode.l10n.t('{0} changed since the proposal.', first.slice(first.lastIndexOf('/') + 1))
    : vscode.l10n.t('{0} files changed since their proposals.', String(paths.length));
}
