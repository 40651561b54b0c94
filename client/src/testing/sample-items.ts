import * as vscode from 'vscode';
import { plainRange } from '../plain-places.ts';
import { testLabel, type ContractEntry, type ObjectEntry } from './test-tree.ts';

/**
 * The tree of tests as the editor has it. What stays keeps its item: the results of runs hang on them, also of those that
 * are under way while the tree changes.
 */
export class SampleItems {
  readonly #controller: vscode.TestController;
  /** Ids of tests; every other item only holds some. */
  #tests: ReadonlySet<string> = new Set();

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  show(entries: readonly ContractEntry[]): void {
    const objects = entries.flatMap((entry) => entry.objects);
    this.#tests = new Set(objects.flatMap(({ tests }) => tests.map(({ id }) => id)));
    this.#fill(this.#controller.items, entries, (item, { uri, objects: below }) => {
      const file = vscode.Uri.parse(uri);
      item.description = vscode.workspace.asRelativePath(file);
      this.#fill(
        item.children,
        below.map((one) => ({ ...one, uri })),
        (object, { tests }) => this.#fillTests(object, tests),
      );
    });
  }

  /** Those of a contract, or of an object of it; of all contracts when none is named. */
  of(
    entries: readonly ContractEntry[],
    uri: string | undefined,
    object: string | undefined,
  ): readonly vscode.TestItem[] {
    const contracts = entries.filter((one) => uri === undefined || one.uri === uri);
    return contracts.flatMap(({ id, objects }) => {
      const item = this.#controller.items.get(id);
      if (object === undefined) return item ?? [];
      const own = objects.filter(({ label }) => label === object);
      return own.flatMap((one) => item?.children.get(one.id) ?? []);
    });
  }

  /** The tests below what was asked for, by id. */
  wanted({ include, exclude = [] }: vscode.TestRunRequest): ReadonlyMap<string, vscode.TestItem> {
    const left = new Set(exclude);
    const found = new Map<string, vscode.TestItem>();
    const add = (item: vscode.TestItem): void => {
      if (left.has(item)) return;
      if (this.#tests.has(item.id)) found.set(item.id, item);
      else item.children.forEach(add);
    };
    if (include === undefined) this.#controller.items.forEach(add);
    else include.forEach(add);
    return found;
  }

  /** Whether the test is still there: it may vanish while it runs. */
  has({ id }: vscode.TestItem): boolean {
    return this.#tests.has(id);
  }

  #fillTests(object: vscode.TestItem, tests: ObjectEntry['tests']): void {
    const entries = tests.map((test) => ({ ...test, label: testLabel(test) }));
    this.#fill(object.children, entries, (item, { range }) => {
      item.range = plainRange(range);
    });
  }

  /** Makes a collection hold these entries, in this order; `update` brings each item up to date. */
  #fill<Entry extends { readonly id: string; readonly label: string; readonly uri: string }>(
    items: vscode.TestItemCollection,
    entries: readonly Entry[],
    update: (item: vscode.TestItem, entry: Entry) => void,
  ): void {
    const order = entries.map((entry, index): vscode.TestItem => {
      const { id, label, uri } = entry;
      const item =
        items.get(id) ?? this.#controller.createTestItem(id, label, vscode.Uri.parse(uri));
      item.label = label;
      // The editor would sort them by their labels.
      item.sortText = String(index).padStart(6, '0');
      update(item, entry);
      return item;
    });
    items.replace(order);
  }
}
