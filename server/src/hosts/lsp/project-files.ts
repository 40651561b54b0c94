import type { Connection } from 'vscode-languageserver/node';
import { parseProjectConfig, PROJECT_FILE } from '../../analysis/project-config.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Largest project file that is read, in KiB. */
const MAX_SIZE = 1_024;

/** Keeps the settings store in step with the project files on disk. What is wrong in one is said in the log. */
export class ProjectFiles {
  readonly #connection: Connection;
  readonly #files: WorkspaceFiles;
  readonly #settings: SettingsStore;
  readonly #codes: ReadonlySet<string>;
  readonly #found = new Set<string>();

  constructor(
    connection: Connection,
    files: WorkspaceFiles,
    settings: SettingsStore,
    codes: ReadonlySet<string>,
  ) {
    this.#connection = connection;
    this.#files = files;
    this.#settings = settings;
    this.#codes = codes;
  }

  get any(): boolean {
    return this.#found.size > 0;
  }

  /** Reads the project files of some folders. */
  async read(folders: readonly string[]): Promise<void> {
    await Promise.all(folders.map((folder) => this.#readOne(folder)));
  }

  /** Reads the project files among files that changed; true when there was one. */
  async reread(uris: readonly string[], folders: readonly string[]): Promise<boolean> {
    const touched = folders.filter((folder) => uris.includes(`${folder}/${PROJECT_FILE}`));
    await this.read(touched);
    return touched.length > 0;
  }

  async #readOne(folder: string): Promise<void> {
    const read = await this.#files.read(`${folder}/${PROJECT_FILE}`, MAX_SIZE);
    if (read === undefined || 'reason' in read) {
      if (read !== undefined) this.#connection.console.error(`${PROJECT_FILE}: ${read.reason}`);
      this.#found.delete(folder);
      this.#settings.setProject(folder, undefined);
      return;
    }
    const { settings, problems } = parseProjectConfig(read.text, this.#codes);
    for (const problem of problems)
      this.#connection.console.error(`${PROJECT_FILE}: ${problem.message}`);
    this.#found.add(folder);
    this.#settings.setProject(folder, settings);
  }
}
