import type { ModelTemplate, SourceName } from '../../model-template.ts';
import { sqlName } from '../sql-text.ts';

/** The schema that the models of a project lie in. */
export function modelSchema(project: number): string {
  return `models_${String(project)}`;
}

/** A model or seed, as SQL writes it. */
export function modelRelation(project: number, name: string): string {
  return `${sqlName(modelSchema(project))}.${sqlName(name)}`;
}

/** The schema that the tables of a source lie in. */
export function sourceSchema({ source }: SourceName): string {
  return `source_${source}`;
}

/** A table of a source, as SQL writes it. */
export function sourceRelation(
  source: SourceName,
  identifiers: ModelTemplate['identifiers'],
): string {
  const key = `${source.source}.${source.table}`;
  const name = Object.hasOwn(identifiers, key) ? (identifiers[key] ?? '') : source.table;
  return `${sqlName(sourceSchema(source))}.${sqlName(name)}`;
}
