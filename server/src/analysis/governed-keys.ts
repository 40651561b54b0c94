import { madeIn } from '../model/dbt/made-tables.ts';
import type { GovernedFile } from '../model/governed-file.ts';

/** Under what others look for the things of a file: a dbt model, what YAML says of one, a table of a source. */
export function modelKey(name: string): string {
  return `model ${name}`;
}

export function describedKey(model: string): string {
  return `described ${model}`;
}

export function tableKey(source: string, table: string): string {
  return `table ${source} ${table}`;
}

/** Whatever source it is a table of. */
export function tableNameKey(table: string): string {
  return `table ${table}`;
}

export function assetKey(name: string): string {
  return `asset ${name}`;
}

/** What dbt makes, or its manifest knows. */
export function madeKey(name: string): string {
  return `made ${name}`;
}

/** Names of models and of what flowcharts show. */
export const TABLES = 'tables';

/** Texts for agents, and how they go together. */
export const INSTRUCTIONS = 'instructions';

/** What projects say of all their models. */
export const PROJECTS = 'projects';

/** What others find in a file, by its keys. */
export function factsByKey(file: GovernedFile | undefined): ReadonlyMap<string, readonly object[]> {
  const facts = new Map<string, object[]>();
  const add = (key: string, fact: object): void => {
    const known = facts.get(key);
    if (known === undefined) facts.set(key, [fact]);
    else known.push(fact);
  };
  if (file?.kind === 'dbt-model') add(modelKey(file.model.name), file.model);
  if (file !== undefined) {
    const made = madeIn(file);
    for (const name of made.keys()) for (const fact of made.of(name)) add(madeKey(name), fact);
  }
  if (file?.kind === 'dbt-properties') {
    for (const model of file.models) add(describedKey(model.name.text), model);
    for (const table of file.tables) {
      add(tableKey(table.source, table.name.text), table);
      add(tableNameKey(table.name.text), table);
    }
  }
  if (file?.kind === 'asset') add(assetKey(file.name.text), file);
  if (file?.kind === 'dbt-model') add(TABLES, { name: file.model.name });
  if (file?.kind === 'topology')
    add(
      TABLES,
      file.nodes.map(({ name }) => name.text),
    );
  if (file?.kind === 'dbt-project') add(PROJECTS, file);
  if (file?.kind === 'instructions') add(INSTRUCTIONS, file);
  return facts;
}
