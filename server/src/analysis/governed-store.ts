import type { GovernedFile } from '../model/governed-file.ts';
import { PolicyStore, type PolicyPaths } from './policy-store.ts';
import type { ReadGoverned } from './read-governed.ts';

/** Policies, and what they hold for beside contracts. */
export class GovernedStore {
  readonly policies: PolicyStore;
  readonly #files = new Map<string, GovernedFile>();
  readonly #listeners: (() => void)[] = [];

  constructor(paths: PolicyPaths) {
    this.policies = new PolicyStore(paths);
  }

  /** Told when what policies ask may be something else for every file. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  put(uri: string, { policy, governed }: ReadGoverned): void {
    if (governed === undefined) this.#files.delete(uri);
    else this.#files.set(uri, governed);
    if (this.policies.put(uri, policy)) this.#tell();
  }

  /** Which policies hold for a file may be something else now, by settings or folders. */
  reconsider(): void {
    this.policies.forget();
    this.#tell();
  }

  file(uri: string): GovernedFile | undefined {
    return this.#files.get(uri);
  }

  files(): Iterable<readonly [string, GovernedFile]> {
    return this.#files;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
