import type { ViewColumn } from '../../messages.ts';
import type { KnownColumns } from './impact.ts';
import { childrenOf, parentsOf, type GraphIndex } from './graph-index.ts';

/** Boxes stay shorter than the screen; the last row opens the rest. */
const SOME_COLUMNS = 15;

/** More children are not asked for their columns when one of their parents is selected. */
const ASKED_CHILDREN = 20;

export interface ColumnRow {
  readonly name: string;
  readonly type?: string;
  readonly classification?: string;
}

export interface BoxRows {
  readonly rows: readonly ColumnRow[];
  /** Columns that are left out. */
  readonly more: number;
  /** The columns are on their way. */
  readonly loading: boolean;
}

export interface ColumnLink {
  readonly from: { readonly node: string; readonly column: string };
  readonly to: { readonly node: string; readonly column: string };
}

export interface ColumnRows {
  readonly rows: ReadonlyMap<string, BoxRows>;
  readonly links: readonly ColumnLink[];
}

/** Whose columns must be asked for when that node is selected. */
export function columnsWanted(
  index: GraphIndex,
  selected: string,
  visible: ReadonlySet<string>,
): readonly string[] {
  const children = childrenOf(index, selected).filter((id) => visible.has(id));
  return [selected, ...(children.length > ASKED_CHILDREN ? [] : children)];
}

/** The selected table with its columns, and in its neighbours the columns that belong to these. */
export function columnRows(
  index: GraphIndex,
  selected: string,
  visible: ReadonlySet<string>,
  known: KnownColumns,
  all: boolean,
): ColumnRows {
  const own = known.get(selected);
  const loading = !known.has(selected);
  const columns = own ?? [];
  const shown = all ? columns : columns.slice(0, SOME_COLUMNS);
  const rows = new Map<string, BoxRows>();
  rows.set(selected, { rows: shown.map(toRow), more: columns.length - shown.length, loading });
  const links: ColumnLink[] = [];
  const names = new Set(shown.map(({ name }) => name));
  const beside = new Map<string, Map<string, ColumnRow>>();
  const parents = new Set(parentsOf(index, selected));
  for (const column of shown)
    for (const from of column.from) {
      if (!visible.has(from.node) || !parents.has(from.node)) continue;
      links.push({ from, to: { node: selected, column: column.name } });
      addRow(beside, from.node, known.get(from.node), from.column);
    }
  for (const child of childrenOf(index, selected))
    for (const column of (visible.has(child) ? known.get(child) : undefined) ?? [])
      for (const from of column.from) {
        if (from.node !== selected || !names.has(from.column)) continue;
        links.push({ from, to: { node: child, column: column.name } });
        addRow(beside, child, [column], column.name);
      }
  for (const [node, some] of beside)
    if (node !== selected) rows.set(node, { rows: [...some.values()], more: 0, loading: false });
  return { rows, links };
}

function addRow(
  beside: Map<string, Map<string, ColumnRow>>,
  node: string,
  columns: readonly ViewColumn[] | null | undefined,
  name: string,
): void {
  const rows = beside.get(node) ?? new Map<string, ColumnRow>();
  const column = columns?.find((one) => one.name === name);
  rows.set(name, column ? toRow(column) : { name });
  beside.set(node, rows);
}

const toRow = ({ name, type, classification }: ViewColumn): ColumnRow => ({
  name,
  ...(type !== undefined && { type }),
  ...(classification !== undefined && { classification }),
});
