import type { ExportView } from './export-view.ts';

/** A file of the project that may read models. */
export interface ReadingFile {
  /** Within the project. */
  readonly path: string;
  readonly text: string;
  /** It is one itself. */
  readonly isModel: boolean;
}

/**
 * Which files are no delivery yet, and why: models whose contracts are all drafts, what reads a source whose contract is
 * one, and what is made of these or tests them, as it would refer to what is not there. By path.
 */
export function leftOutModels(
  files: readonly ReadingFile[],
  tables: ReadonlyMap<string, string>,
  view: Pick<ExportView, 'lineage' | 'promisedBy'>,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const drafts = draftTables(view);
  for (const { path, isModel } of files) {
    const table = tables.get(path);
    if (table === undefined || !isModel) continue;
    const draft = drafts.get(table);
    if (draft !== undefined) reasons.set(path, `Its contract ${draft}.`);
    const read = view.lineage.edges.find(
      ({ from, to, kind }) =>
        to === table && kind === 'flow' && drafts.has(from) && isSource(from, view),
    );
    if (draft === undefined && read !== undefined)
      reasons.set(path, `It reads "${read.from}", whose contract ${drafts.get(read.from) ?? ''}.`);
  }
  for (let before = -1; before !== reasons.size;) {
    before = reasons.size;
    const gone = new Map([...reasons.keys()].map((path) => [modelName(path), path]));
    for (const { path, text } of files) {
      if (reasons.has(path)) continue;
      const name = refsIn(text).find((one) => gone.has(one));
      if (name !== undefined) reasons.set(path, `It reads "${name}", which is left out.`);
    }
  }
  return reasons;
}

/** What dbt calls the model of a file. */
export function modelName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

const REF = /\bref\(\s*(?:(['"])[^'"]*\1\s*,\s*)?(['"])([^'"]+)\2/g;

/** Models that a template names. */
export function refsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(REF), ([, , , name = '']) => name);
}

/** Tables that only drafts promise, with what these say of themselves. */
function draftTables({ promisedBy }: Pick<ExportView, 'promisedBy'>): ReadonlyMap<string, string> {
  const drafts = new Map<string, string>();
  for (const [table, contracts] of promisedBy) {
    const all = contracts.map(({ content }) => content.status?.toLowerCase());
    const [status] = all;
    if (status !== undefined && all.every((one) => one === 'draft' || one === 'proposed'))
      drafts.set(table, status === 'draft' ? 'is a draft' : 'is only proposed');
  }
  return drafts;
}

function isSource(table: string, { lineage }: Pick<ExportView, 'lineage'>): boolean {
  const found = lineage.tables.find(({ id }) => id === table);
  return found !== undefined && found.kind !== 'model';
}
