import type { InstructionsAround } from '../lint/workspace-view.ts';
import type { InstructionFile } from '../model/standards/instruction-file.ts';
import { InstructionSet } from '../model/standards/instruction-set.ts';
import { namesOnly } from '../model/standards/shipped-file.ts';

/** The texts for agents of all folders. */
export class InstructionStore {
  readonly #files = new Map<string, InstructionFile>();
  /** By the folder around; made anew after a change. */
  readonly #sets = new Map<string, InstructionSet>();
  #shipped: readonly InstructionFile[] | undefined;

  /** Undefined: the file is none of these, or no more. */
  put(uri: string, file: InstructionFile | undefined): void {
    const before = this.#files.get(uri);
    for (const one of [before, file]) if (one !== undefined) this.#sets.delete(one.at.root);
    if (file === undefined) this.#files.delete(uri);
    else this.#files.set(uri, file);
  }

  /** What a file sees of the others. */
  around(file: InstructionFile, profile: string): InstructionsAround {
    return { set: this.#setOf(file.at.root), profile };
  }

  #setOf(root: string): InstructionSet {
    let set = this.#sets.get(root);
    if (set === undefined) {
      const files = [...this.#files.values()].filter(({ at }) => at.root === root);
      this.#shipped ??= namesOnly();
      this.#sets.set(root, (set = new InstructionSet(files, this.#shipped)));
    }
    return set;
  }
}
