import { DBT_PROJECT_FILE } from '../model/dbt/dbt-file.ts';
import type { PolicyPaths } from './policy-store.ts';

/** Below a folder of that name all files count, as it holds what was written to specifications. */
const IMPLEMENTATION = /^(.*\/implementation)\//;

/** The folders that are dbt projects. */
export class DbtProjects {
  readonly #absolute: PolicyPaths['absolute'];
  /** Folder -> the file that makes it one. */
  readonly #folders = new Map<string, string>();
  readonly #known = new Map<string, { readonly project: string | undefined }>();

  constructor({ absolute }: Pick<PolicyPaths, 'absolute'>) {
    this.#absolute = absolute;
  }

  /** Whether there is a project more or less. */
  put(uri: string, isProject: boolean): boolean {
    if (!isProject && this.#folders.size === 0) return false;
    const path = this.#absolute(uri);
    // Other files of its folder do not end a project.
    if (!path.endsWith(`/${DBT_PROJECT_FILE}`)) return false;
    const folder = folderOf(path);
    if (this.#folders.has(folder) === isProject) return false;
    if (isProject) this.#folders.set(folder, uri);
    else this.#folders.delete(folder);
    this.#known.clear();
    return true;
  }

  /** The folder of the project that a file lies in, the innermost one. */
  of(uri: string): string | undefined {
    const key = folderOf(uri);
    let known = this.#known.get(key);
    if (known === undefined)
      this.#known.set(key, (known = { project: this.#find(this.#absolute(uri)) }));
    return known.project;
  }

  /** The file that makes the folder around another one a project. */
  fileOf(uri: string): string | undefined {
    return this.#folders.get(this.of(uri) ?? '');
  }

  #find(path: string): string | undefined {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      if (this.#folders.has(path.slice(0, at))) return path.slice(0, at);
    return IMPLEMENTATION.exec(path)?.[1];
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
