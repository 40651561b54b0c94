import type { FileSource } from '../../analysis/ports.ts';
import { contentHash } from '../../base/content-hash.ts';
import type { Range } from '../../base/range.ts';
import { insertion } from '../../base/text-edit.ts';
import type { GeneratedFile } from '../../generate/generated-file.ts';
import type { MergeConflict } from '../../syntax/merge/merged.ts';
import { lineEdits } from '../../syntax/merge/line-edits.ts';
import type { FailedFile } from '../failed-file.ts';
import type { ProposedFileChange } from '../proposed-change.ts';
import { mergeFile } from './merge-file.ts';
import { isSafePath } from './safe-path.ts';
import { BASES, type ProjectFiles } from './project-files.ts';
import type { ProjectPlace } from './project-place.ts';

/** A place where people and the generator changed the same. */
export interface ScaffoldConflict {
  readonly path: string;
  /** In the text that the file has now. */
  readonly range: Range;
  readonly what: MergeConflict['what'];
  /** The way to it in YAML: `models.stg_orders.columns.id`; empty for the file as a whole, and in SQL. */
  readonly element: string;
}

export interface MergedProject {
  readonly files: readonly ProposedFileChange[];
  readonly conflicts: readonly ScaffoldConflict[];
  /** Files that nothing is done about, with sentences that say why. */
  readonly kept: readonly FailedFile[];
  readonly failed: readonly FailedFile[];
  /** Path -> the text that the file has now, of files that change, have conflicts or get another base. */
  readonly texts: ReadonlyMap<string, string>;
  /** Path -> the text that the file would have, of all that were made. */
  readonly results: ReadonlyMap<string, string>;
}

interface Project {
  readonly place: ProjectPlace;
  readonly own: ProjectFiles;
  readonly files: FileSource;
  /** Not everything that was made before is made now. */
  readonly partial: boolean;
}

/** Brings the files of a project up to date with what is made now: what people wrote stands. */
export async function mergeProject(
  generated: readonly GeneratedFile[],
  project: Project,
): Promise<MergedProject> {
  const run = new Merge(project);
  for (const file of generated) await run.add(file);
  if (!project.partial) await run.addStale(generated);
  return run;
}

class Merge implements MergedProject {
  readonly files: ProposedFileChange[] = [];
  readonly conflicts: ScaffoldConflict[] = [];
  readonly kept: FailedFile[] = [];
  readonly failed: FailedFile[] = [];
  readonly texts = new Map<string, string>();
  readonly results = new Map<string, string>();
  readonly #project: Project;
  /** As file systems see them that know no case. */
  readonly #taken = new Set<string>();
  /** Paths that have what was to be made elsewhere. */
  readonly #moved = new Set<string>();

  constructor(project: Project) {
    this.#project = project;
  }

  async add(file: GeneratedFile): Promise<void> {
    const { place, own, partial } = this.#project;
    const way = this.#wayOf(file.path);
    const path = isSafePath(way) ? place.resolve(way) : undefined;
    const basePath = isSafePath(way) ? place.resolve(`${BASES}/${way}`) : undefined;
    if (path === undefined || basePath === undefined || place.within(path) !== way) {
      this.#fail(file.path, 'Its path would not be one of a file in the project.');
      return;
    }
    if (this.#taken.has(way.toLowerCase())) {
      this.#fail(path, 'Two files would have this path.');
      return;
    }
    this.#taken.add(way.toLowerCase());
    const [current, base] = [await this.#read(path), await this.#read(basePath, own.made.has(way))];
    if (current.reason !== undefined) {
      this.#fail(path, current.reason);
      return;
    }
    if (base.reason !== undefined) {
      this.#fail(basePath, base.reason);
      return;
    }
    const merged = mergeFile(file, { base: base.text, current: current.text, partial });
    const hasNews = merged.conflicts.length > 0 || merged.base !== base.text;
    if (hasNews && current.text !== undefined) this.texts.set(path, current.text);
    for (const { where, what, path: element } of merged.conflicts)
      this.conflicts.push({ path, range: where, what, element });
    if (merged.kept !== undefined) this.kept.push({ path, reason: merged.kept });
    if (merged.text !== undefined) this.results.set(path, merged.text);
    this.#propose(path, current.text, merged.text, { reasons: [{ message: file.reason }] });
    this.#propose(basePath, base.text, merged.base, { reasons: [], role: 'base', of: path });
  }

  /** Files that were made and would not be made any more: they may hold what people wrote. */
  async addStale(generated: readonly GeneratedFile[]): Promise<void> {
    const { place, own } = this.#project;
    const made = new Set(generated.map(({ path }) => path));
    for (const way of [...own.made].sort()) {
      if (made.has(way) || this.#moved.has(way) || !isSafePath(way)) continue;
      const path = place.resolve(way);
      if (path === undefined || (await this.#read(path)).text === undefined) continue;
      const reason =
        'It was made before and would not be made any more. Delete it if nobody needs it.';
      this.kept.push({ path, reason });
    }
  }

  /** Where people moved a query of ours to, as its name makes a model what it is; else the path as it is. */
  #wayOf(path: string): string {
    const { own } = this.#project;
    const name = /^models\/(?:.*\/)?([^/]+)\.sql$/.exec(path)?.[1];
    const found = name === undefined ? undefined : own.queries.get(name);
    if (found === undefined || found === path) return path;
    this.#moved.add(found);
    return found;
  }

  async #read(
    path: string,
    isThere = true,
  ): Promise<{ readonly text?: string | undefined; readonly reason?: string }> {
    if (!isThere) return {};
    const file = await this.#project.files.lookUp(path, true);
    switch (file?.kind) {
      case 'text':
        return { text: file.text };
      case 'missing':
        return {};
      case 'unread':
        return { reason: file.reason };
      case undefined:
        return { reason: 'It does not lie in the workspace.' };
    }
  }

  #propose(
    path: string,
    before: string | undefined,
    after: string | undefined,
    more: Pick<ProposedFileChange, 'reasons' | 'role' | 'of'>,
  ): void {
    if (after === undefined || before === after) return;
    this.texts.set(path, before ?? '');
    const basedOn = contentHash(before ?? '');
    const edits = before === undefined ? [insertion(0, after)] : lineEdits(before, after);
    this.files.push({
      path,
      basedOn,
      ...(before === undefined && { isNew: true }),
      edits,
      ...more,
    });
  }

  #fail(path: string, reason: string): void {
    this.failed.push({ path, reason: `It was not made. ${reason}` });
  }
}
