import { mayBeReference } from '../../ide/may-be-reference.ts';
import { sqlNameAt } from '../../ide/sql-names.ts';
import type { NamedPlace } from '../../ide/symbol-at.ts';
import { bindFile } from '../../model/bound-document.ts';
import type { Position } from '../../base/line-index.ts';
import type { FeatureContext, FeatureDocument } from './feature-context.ts';

/** What a query means at a position, as far as the parser of SQL runs. */
export function sqlName(
  { host }: FeatureContext,
  { uri, file, ide, document }: FeatureDocument,
  at: Position,
): NamedPlace | undefined {
  const { spec, sql } = host.snapshot().engine;
  if (sql === undefined || !mayBeReference(ide, document.offsetAt(at))) return undefined;
  const bound = bindFile(file.tree, spec, file.assumed);
  return sqlNameAt(uri, { text: file.text, bound }, at, sql);
}
