import type { DbtModel } from '../../model/dbt/dbt-model.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import type { GovernedName } from './governed-names.ts';

/**
 * Whether a column of a model is called so by the model alone: by an alias that is no column of what it reads, read by
 * no other model, and promised by no contract. Goes through all models: for what somebody looks at.
 */
export function isOwnAlias(
  { thing, place }: GovernedName,
  { uri, governed, workspace }: WorkspaceVisit,
): boolean {
  const model = thing.object;
  if (governed?.kind !== 'dbt-model' || model === undefined) return false;
  const isName = (text: string | undefined): boolean =>
    text?.toLowerCase() === thing.name.toLowerCase();
  const isWritten = governed.model.reads.some(
    ({ column }) =>
      isName(column.text) ||
      (column.place.line === place.line && column.place.start === place.start),
  );
  if (isWritten || Array.from(workspace.declaring(model)).length > 0) return false;
  for (const { name, uri: other } of workspace.tables()) {
    if (other === undefined || other === uri) continue;
    for (const one of workspace.models(name, other))
      if (mayRead(one.model, model, isName)) return false;
  }
  return true;
}

function mayRead(
  { refs, columns, reads }: DbtModel,
  model: string,
  isName: (text: string | undefined) => boolean,
): boolean {
  if (!refs.some(({ text }) => text === model)) return false;
  if (columns === undefined) return true;
  return (
    reads.some(({ column }) => isName(column.text)) ||
    columns.some(
      ({ name, from }) =>
        name.text === '*' || from.some(({ column }) => column === undefined || isName(column)),
    )
  );
}
