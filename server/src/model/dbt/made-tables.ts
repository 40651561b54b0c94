import { MultiMap } from '../../base/multi-map.ts';
import type { GovernedFile, ManifestFile } from '../governed-file.ts';
import { isOfDatabase } from './database-tables.ts';
import type { DbtModel, Word } from './dbt-model.ts';

/** What a file says that dbt makes, or in its manifest knows. */
export interface MadeFact {
  readonly name: string;
  /** The tables that it reads, by their names alone. */
  readonly reads: readonly Word[];
}

const kept = new WeakMap<ManifestFile, MultiMap<string, MadeFact>>();

/** What a file makes, by its name: one thing in SQL, everything in a manifest. */
export function madeIn(file: GovernedFile): Pick<MultiMap<string, MadeFact>, 'of' | 'keys'> {
  if (file.kind === 'dbt-manifest') {
    let facts = kept.get(file);
    if (facts === undefined) kept.set(file, (facts = ofManifest(file)));
    return facts;
  }
  const facts = new MultiMap<string, MadeFact>();
  if ((file.kind === 'dbt-model' || file.kind === 'dbt-snapshot') && !file.model.disabled)
    facts.add(file.model.name, { name: file.model.name, reads: readBy(file.model) });
  return facts;
}

function readBy({ refs, sources, tables }: DbtModel): readonly Word[] {
  return [
    ...refs,
    ...sources.map(({ table }) => table),
    ...tables.filter(({ text }) => !isOfDatabase(text)),
  ];
}

function ofManifest({ nodes, sources }: ManifestFile): MultiMap<string, MadeFact> {
  const facts = new MultiMap<string, MadeFact>();
  const names = new Map(sources.map(({ id, table }) => [id, table]));
  for (const { id, name, kind } of nodes) if (kind === 'model') names.set(id, name);
  for (const { table } of sources) facts.add(table, { name: table, reads: [] });
  for (const { name, place, dependsOn } of nodes) {
    const reads = dependsOn.flatMap((id) => {
      const text = names.get(id);
      return text === undefined ? [] : [{ text, place }];
    });
    facts.add(name, { name, reads });
  }
  return facts;
}
