import type { GovernedStore } from '../../analysis/governed-store.ts';
import { LineIndex } from '../../base/line-index.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { isManifest, MANIFEST, MAX_MANIFEST, readManifest } from '../../model/dbt/read-manifest.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

export interface ManifestOptions {
  readonly files: Pick<WorkspaceFiles, 'read'>;
  readonly governed: () => GovernedStore;
  readonly folderOf: (uri: string) => string | undefined;
  readonly warn: (message: string) => void;
  /** What a manifest says may be something else. */
  readonly changed: () => void;
}

/**
 * Reads what dbt wrote of its projects. Git ignores these files and they are large, so that the index has nothing to
 * do with them: they are neither searched for nor diagnosed.
 */
export class ManifestFiles {
  readonly #options: ManifestOptions;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: ManifestOptions) {
    this.#options = options;
  }

  /** Resolves when all that was asked for is read. */
  get settled(): Promise<void> {
    return this.#turn;
  }

  /** A file makes its folder a project, or does so no longer. */
  project(uri: string): void {
    this.#read(`${uri.slice(0, -DBT_PROJECT_FILE.length)}${MANIFEST}`);
  }

  /** Files came, changed or went. */
  changed(uris: readonly string[]): void {
    for (const uri of uris) if (isManifest(uri)) this.#read(uri);
  }

  #read(uri: string): void {
    this.#turn = this.#turn.then(() => this.#take(uri)).catch(() => undefined);
  }

  async #take(uri: string): Promise<void> {
    const { files, governed, folderOf, warn, changed } = this.#options;
    const project = `${uri.slice(0, -MANIFEST.length)}${DBT_PROJECT_FILE}`;
    const folder = governed().projectFiles().includes(project) ? folderOf(uri) : undefined;
    const read = folder === undefined ? undefined : await files.read(uri, MAX_MANIFEST, folder);
    const found =
      read === undefined || 'reason' in read
        ? read
        : readManifest(read.text, new LineIndex(read.text));
    if (found !== undefined && 'reason' in found)
      warn(`Not read for lineage: ${decodeURIComponent(uri)}: ${found.reason}`);
    const isUsed = found !== undefined && !('reason' in found);
    governed().put(uri, isUsed ? { governed: found } : {});
    changed();
  }
}
