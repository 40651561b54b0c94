import type { ContractRecord, SymbolRecord } from '../../model/contract-record.ts';
import { objectNames } from '../../model/object-names.ts';
import type { WorkspaceView } from '../workspace-view.ts';

/** An object or property where a contract declares it. */
export interface DeclaredPlace {
  readonly uri: string;
  readonly record: ContractRecord;
  readonly index: number;
  readonly symbol: SymbolRecord;
}

/** The objects of the workspace that go by a name, in contracts or in the database. */
export function tablesNamed(workspace: WorkspaceView, name: string): readonly DeclaredPlace[] {
  return [...workspace.declaring(name)].flatMap((uri) => tablesIn(workspace, uri, name));
}

export function tablesIn(
  workspace: WorkspaceView,
  uri: string,
  name: string,
): readonly DeclaredPlace[] {
  return (workspace.contracts(uri) ?? []).flatMap((record) =>
    record.symbols.flatMap((symbol, index) =>
      objectNames(symbol).includes(name) ? [{ uri, record, index, symbol }] : [],
    ),
  );
}

/** The properties directly in an object. */
export function columnsOf({ uri, record, index }: DeclaredPlace): readonly DeclaredPlace[] {
  const found: DeclaredPlace[] = [];
  for (let at = index + 1; at < record.symbols.length; at++) {
    const symbol = record.symbols[at];
    if (symbol === undefined || symbol.kind === 'object') break;
    if (symbol.kind === 'property' && symbol.parent === index)
      found.push({ uri, record, index: at, symbol });
  }
  return found;
}

/** What the database calls a property. */
export function columnName({ name, physicalName }: SymbolRecord): string | undefined {
  return physicalName ?? name;
}

/** The property of a name, else the one that the database calls so, in whatever case. */
export function columnNamed(table: DeclaredPlace, name: string): DeclaredPlace | undefined {
  const wanted = name.toLowerCase();
  const all = columnsOf(table);
  return (
    all.find(({ symbol }) => symbol.name?.toLowerCase() === wanted) ??
    all.find(({ symbol }) => symbol.physicalName?.toLowerCase() === wanted)
  );
}
