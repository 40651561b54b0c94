import type { ExportedLineage, ExportedTable } from './exported-lineage.ts';

export interface TableGroup {
  /** Undefined for tables of which nobody says where they belong. */
  readonly title: string | undefined;
  readonly tables: readonly ExportedTable[];
}

/** The tables by the system that delivers them, else by domain; what belongs nowhere comes last. */
export function groupsOf({ tables }: ExportedLineage): readonly TableGroup[] {
  const groups = new Map<string | undefined, ExportedTable[]>();
  for (const table of tables) {
    const title = table.kind === 'source' ? (table.system ?? table.domain) : table.domain;
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [table]);
    else group.push(table);
  }
  const all = Array.from(groups, ([title, some]): TableGroup => ({ title, tables: some }));
  const rank = ({ title }: TableGroup): string => (title === undefined ? '1' : `0${title}`);
  return all.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
