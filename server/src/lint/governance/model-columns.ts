import type { ColumnOrigin, DbtModel, Relation } from '../../model/dbt/dbt-model.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import { hidesValue, type ProtectingMacros } from './protecting-functions.ts';

/** A column outside of dbt. */
export interface OutsideColumn {
  readonly table: string;
  readonly column: string;
}

/** Columns of models that are looked at for one. */
const MAX_COLUMNS = 200;

/** The columns outside of dbt whose values a column of a model shows, through all models between. */
export function outsideColumns(
  model: DbtModel,
  column: string,
  uri: string,
  workspace: Pick<WorkspaceView, 'models'>,
  macros: ProtectingMacros,
): readonly OutsideColumn[] {
  const found: OutsideColumn[] = [];
  const seen = new Set<string>();
  const follow = (of: DbtModel, name: string): void => {
    const key = `${of.name} ${name.toLowerCase()}`;
    if (seen.has(key) || seen.size >= MAX_COLUMNS) return;
    seen.add(key);
    for (const { relation, column: from = name } of originsOf(of, name, macros)) {
      const models = relation.kind === 'ref' ? workspace.models(relation.name, uri) : [];
      if (models.length === 0) found.push({ table: tableOf(relation), column: from });
      for (const other of models) follow(other.model, from);
    }
  };
  follow(model, column);
  return found;
}

/** Where a column of a model shows values of; those of a star where the text does not name it. */
function originsOf(
  { columns = [] }: DbtModel,
  name: string,
  macros: ProtectingMacros,
): readonly ColumnOrigin[] {
  const wanted = name.toLowerCase();
  const named = columns.filter((one) => one.name.text.toLowerCase() === wanted);
  const all = named.length > 0 ? named : columns.filter((one) => one.name.text === '*');
  return all
    .flatMap(({ from }) => from)
    .filter(
      ({ decides, through, column, except }) =>
        !decides &&
        !hidesValue(through, macros) &&
        (column !== undefined || !except.includes(wanted)),
    );
}

/** What a relation is called where it is declared. */
export function tableOf(relation: Relation): string {
  if (relation.kind === 'source') return relation.table;
  return relation.name.slice(relation.name.lastIndexOf('.') + 1);
}
