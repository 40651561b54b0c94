import type { ViewProduct } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Localize } from '../status-text.ts';
import type { ViewColumn, ViewGraph, ViewNode } from './messages.ts';
import { Neighbours, type Way } from './neighbours.ts';
import { tableDescription, tableTooltip } from './table-text.ts';
import { counted, group, type TreeEntry } from './tree-entry.ts';

/** The lines of the tree view: products by domain, and for each table what it is made of and what is made of it. */
export class TreeEntries {
  readonly #products: readonly ViewProduct[];
  readonly #localize: Localize;
  readonly #nodes: ReadonlyMap<string, ViewNode>;
  readonly #neighbours: Neighbours;
  /** Tables by domain; those without one by ''. */
  readonly #domains = new Map<string, ViewNode[]>();

  constructor(graph: ViewGraph, products: readonly ViewProduct[], localize: Localize) {
    this.#products = products;
    this.#localize = localize;
    this.#nodes = new Map(graph.nodes.map((node) => [node.id, node]));
    this.#neighbours = new Neighbours(graph);
    for (const { domain = '' } of products) this.#domains.set(domain, []);
    for (const node of graph.nodes) {
      const { domain = '' } = node;
      const known = this.#domains.get(domain);
      if (known === undefined) this.#domains.set(domain, [node]);
      else known.push(node);
    }
  }

  /** `current`: the table that the editor is at. */
  roots(current: string | undefined): readonly TreeEntry[] {
    const at = current === undefined ? undefined : this.#nodes.get(current);
    const domains = [...this.#domains.keys()];
    const sorted = domains.sort((a, b) => (a === '' ? 1 : b === '' ? -1 : compare(a, b)));
    return [
      ...(at === undefined ? [] : [this.#current(at)]),
      ...sorted.map((domain) => this.#domain(domain)),
    ];
  }

  children(entry: TreeEntry): readonly TreeEntry[] {
    switch (entry.kind) {
      case 'domain':
        return this.#ofDomain(entry);
      case 'product':
        return this.#ports(entry);
      case 'inputs':
      case 'outputs': {
        const ids = entry.product?.[entry.kind] ?? [];
        const way = entry.kind === 'inputs' ? 'upstream' : 'downstream';
        return this.#sorted(ids, (id) => this.#step(entry, id, way, false));
      }
      case 'tables':
        return this.#sorted(
          this.#inDomain(entry.domain).map(({ id }) => id),
          (id) => this.#table(entry, id),
        );
      case 'current':
      case 'table':
        return entry.way === undefined ? this.#about(entry) : this.#next(entry, entry.way);
      case 'upstream':
      case 'downstream':
        return this.#next(entry, entry.kind);
      // Columns are asked for: `columns` and `sourcesOf` make their lines.
      case 'columns':
      case 'column':
        return [];
    }
  }

  /** The lines of the columns of a table. */
  columns(entry: TreeEntry, columns: readonly ViewColumn[]): readonly TreeEntry[] {
    const node = entry.node ?? '';
    return columns.map((column) => this.#column(entry, node, column.name, column, column.name));
  }

  /** The lines of the columns that a column is made of. `columns`: those of its table. */
  sourcesOf(entry: TreeEntry, columns: readonly ViewColumn[]): readonly TreeEntry[] {
    const from = columns.find(({ name }) => name === entry.column)?.from ?? [];
    return from.map(({ node, column }) => {
      const label = `${this.#nodes.get(node)?.name ?? ''}.${column}`;
      return this.#column(entry, node, column, undefined, label);
    });
  }

  #current(node: ViewNode): TreeEntry {
    const description = this.#localize('current table · {0}', this.#describe(node));
    return { ...this.#table({ id: 'current', passed: [] }, node.id), kind: 'current', description };
  }

  #domain(domain: string): TreeEntry {
    const products = this.#products.filter((one) => (one.domain ?? '') === domain).length;
    const tables = this.#inDomain(domain).length;
    const description = [
      ...(products === 0 ? [] : [counted(products, 'product', this.#localize)]),
      counted(tables, 'table', this.#localize),
    ].join(' · ');
    const label = domain === '' ? this.#localize('No domain') : domain;
    // In quotes, as VS Code shows nothing at all where two lines have one id.
    const id = `domain:${JSON.stringify(domain)}`;
    return { ...group({ id, kind: 'domain', label, description, passed: [] }), domain };
  }

  #ofDomain(entry: TreeEntry): readonly TreeEntry[] {
    const { domain = '' } = entry;
    const products = this.#products.flatMap((product, index): TreeEntry[] => {
      if ((product.domain ?? '') !== domain) return [];
      const { name, inputs, outputs } = product;
      const description = [
        this.#localize('data product'),
        counted(inputs.length, 'input', this.#localize),
        counted(outputs.length, 'output', this.#localize),
      ].join(' · ');
      const id = `${entry.id}/product:${index}`;
      return [{ ...group({ id, kind: 'product', label: name, description, passed: [] }), product }];
    });
    products.sort((a, b) => compare(a.label, b.label));
    const count = this.#inDomain(domain).length;
    if (count === 0) return products;
    const tables = group({
      id: `${entry.id}/tables`,
      kind: 'tables',
      label: this.#localize('Tables'),
      description: String(count),
      passed: [],
    });
    return [...products, { ...tables, domain }];
  }

  #inDomain(domain = ''): readonly ViewNode[] {
    return this.#domains.get(domain) ?? [];
  }

  #ports({ id: parent, product }: TreeEntry): readonly TreeEntry[] {
    if (product === undefined) return [];
    return (['inputs', 'outputs'] as const).flatMap((kind) => {
      const count = product[kind].length;
      if (count === 0) return [];
      const label = kind === 'inputs' ? this.#localize('Inputs') : this.#localize('Outputs');
      const id = `${parent}/${kind}`;
      return [{ ...group({ id, kind, label, description: String(count), passed: [] }), product }];
    });
  }

  /** Both ways, and the columns. */
  #about(entry: TreeEntry): readonly TreeEntry[] {
    const { id, node = '', passed } = entry;
    const ways = (['upstream', 'downstream'] as const).flatMap((kind) => {
      const count = this.#neighbours.of(node, kind).length;
      if (count === 0) return [];
      const label = kind === 'upstream' ? this.#localize('Upstream') : this.#localize('Downstream');
      const description = String(count);
      return [{ ...group({ id: `${id}/${kind}`, kind, label, description, passed }), node }];
    });
    const label = this.#localize('Columns');
    const columns = group({ id: `${id}/columns`, kind: 'columns', label, passed: [] });
    return [...ways, { ...columns, node }];
  }

  #next(entry: TreeEntry, way: Way): readonly TreeEntry[] {
    const found = new Map(
      this.#neighbours.of(entry.node ?? '', way).map((one) => [one.node, one.isReference]),
    );
    return this.#sorted([...found.keys()], (id) =>
      this.#step(entry, id, way, found.get(id) === true),
    );
  }

  #sorted(ids: readonly string[], make: (id: string) => TreeEntry): readonly TreeEntry[] {
    const entries = ids.filter((id) => this.#nodes.has(id)).map(make);
    return entries.sort((a, b) => compare(a.label, b.label));
  }

  /** A table that was come to on the way upstream or downstream. */
  #step(
    parent: Pick<TreeEntry, 'id' | 'passed'>,
    id: string,
    way: Way,
    isReference: boolean,
  ): TreeEntry {
    const again = parent.passed.includes(id);
    const entry = this.#table(parent, id);
    const notes = [
      ...(isReference ? [this.#localize('by reference')] : []),
      ...(again ? [this.#localize('again: a cycle')] : []),
      entry.description,
    ];
    const expandable = !again && this.#neighbours.of(id, way).length > 0;
    return { ...entry, way, expandable, description: notes.join(' · ') };
  }

  #table(parent: Pick<TreeEntry, 'id' | 'passed'>, id: string): TreeEntry {
    const node = this.#nodes.get(id);
    return {
      id: `${parent.id}/${id}`,
      kind: 'table',
      label: node?.name ?? id,
      description: node === undefined ? '' : this.#describe(node),
      tooltip: node === undefined ? id : tableTooltip(node, this.#localize),
      expandable: true,
      node: id,
      ...(node && { tableKind: node.kind }),
      passed: [...parent.passed, id],
    };
  }

  #column(
    parent: TreeEntry,
    node: string,
    column: string,
    facts: ViewColumn | undefined,
    label: string,
  ): TreeEntry {
    const key = JSON.stringify([node, column]);
    const sources = facts?.from.map(
      (one) => `${this.#nodes.get(one.node)?.name ?? ''}.${one.column}`,
    );
    const made = sources?.length ? [this.#localize('from {0}', sources.join(', '))] : [];
    const description = [facts?.type, facts?.classification, ...made]
      .filter((part) => part !== undefined)
      .join(' · ');
    return {
      id: `${parent.id}/${key}`,
      kind: 'column',
      label,
      description,
      tooltip: description === '' ? label : `${label}\n${description}`,
      expandable: !parent.passed.includes(key) && (facts === undefined || facts.from.length > 0),
      node,
      column,
      passed: [...parent.passed, key],
    };
  }

  #describe(node: ViewNode): string {
    return tableDescription(node, this.#localize);
  }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b);
}
