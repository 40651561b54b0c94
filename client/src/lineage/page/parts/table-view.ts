import type { ViewNode } from '../../messages.ts';
import { kindText } from '../draw/box-size.ts';
import { html } from '../draw/elements.ts';
import { childrenOf, parentsOf, type GraphIndex } from '../graph/graph-index.ts';
import { fill, type Texts } from '../texts.ts';

export interface TableActs {
  select(node: string): void;
  open(node: string): void;
}

interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
  readonly value: (node: ViewNode) => string | number;
}

/** The tables that are shown, as a table: for those who want to read, sort and compare. */
export class TableView {
  readonly element = html('div', { class: 'table-view', tabindex: 0, role: 'region' });
  readonly #texts: Texts;
  readonly #acts: TableActs;
  #sorted = 0;
  #down = false;
  #shown: { index: GraphIndex; ids: readonly string[]; selected: string | null } | undefined;

  constructor(texts: Texts, acts: TableActs) {
    this.#texts = texts;
    this.#acts = acts;
    this.element.setAttribute('aria-label', texts.table);
  }

  show(index: GraphIndex, ids: readonly string[], selected: string | null): void {
    this.#shown = { index, ids, selected };
    const columns = this.#columns(index);
    const sorted = columns[this.#sorted]!;
    const rows = ids
      .flatMap((id) => index.nodes.get(id) ?? [])
      .sort((a, b) => compare(sorted.value(a), sorted.value(b)) * (this.#down ? -1 : 1));
    const table = html('table');
    const count = rows.length;
    table.append(
      html('caption', {}, fill(this.#texts.tableCaption, { count })),
      this.#head(columns),
    );
    const body = html('tbody');
    for (const node of rows) body.append(this.#row(node, columns, node.id === selected));
    table.append(body);
    const at = this.element.contains(document.activeElement) && document.activeElement;
    this.element.replaceChildren(table);
    // The keyboard stays at the table that it was at.
    const id = at ? at.getAttribute('data-node') : null;
    if (id !== null)
      this.element.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus();
  }

  #columns(index: GraphIndex): readonly Column[] {
    const texts = this.#texts;
    return [
      { title: texts.name, value: ({ name }) => name },
      { title: texts.kind, value: ({ kind }) => kindText(kind, texts) },
      { title: texts.layer, value: ({ layer = '' }) => layer },
      { title: texts.domain, value: ({ domain = '' }) => domain },
      { title: texts.classification, value: ({ classification = '' }) => classification },
      { title: texts.owner, value: ({ owner = '' }) => owner },
      { title: texts.freshness, value: ({ freshness = '' }) => freshness },
      { title: texts.upstream, isNumber: true, value: ({ id }) => parentsOf(index, id).length },
      { title: texts.downstream, isNumber: true, value: ({ id }) => childrenOf(index, id).length },
      { title: texts.hasErrors, isNumber: true, value: ({ errors }) => errors },
      { title: texts.hasWarnings, isNumber: true, value: ({ warnings }) => warnings },
    ];
  }

  #head(columns: readonly Column[]): HTMLElement {
    const row = html('tr');
    for (const [i, { title, isNumber }] of columns.entries()) {
      const chosen = i === this.#sorted;
      const cell = html('th', {
        scope: 'col',
        class: isNumber ? 'number' : undefined,
        'aria-sort': chosen ? (this.#down ? 'descending' : 'ascending') : undefined,
      });
      const sort = html('button', {
        type: 'button',
        title: fill(this.#texts.sortBy, { column: title }),
      });
      sort.textContent = chosen ? `${title} ${this.#down ? '▾' : '▴'}` : title;
      sort.addEventListener('click', () => this.#sort(i));
      cell.append(sort);
      row.append(cell);
    }
    const head = html('thead');
    head.append(row);
    return head;
  }

  #sort(column: number): void {
    this.#down = column === this.#sorted && !this.#down;
    this.#sorted = column;
    const { index, ids, selected } = this.#shown!;
    this.show(index, ids, selected);
    this.element.querySelectorAll<HTMLElement>('th button')[column]?.focus();
  }

  #row(node: ViewNode, columns: readonly Column[], selected: boolean): HTMLElement {
    const row = html('tr', {
      class: selected ? 'chosen' : undefined,
      'aria-current': selected ? 'true' : undefined,
    });
    for (const [i, { value, isNumber }] of columns.entries()) {
      const content = value(node);
      if (i > 0) {
        const text = content === 0 ? '–' : String(content);
        row.append(html('td', { class: isNumber ? 'number' : undefined }, text));
        continue;
      }
      const cell = html('th', { scope: 'row' });
      const name = html(
        'button',
        { type: 'button', class: 'link', 'data-node': node.id },
        String(content),
      );
      name.addEventListener('click', () => this.#acts.select(node.id));
      name.addEventListener('dblclick', () => this.#acts.open(node.id));
      name.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        this.#acts.open(node.id);
      });
      cell.append(name);
      row.append(cell);
    }
    return row;
  }
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
