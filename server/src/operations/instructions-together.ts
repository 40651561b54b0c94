import { DEFAULT_PROFILE } from '../analysis/default-settings.ts';
import { InstructionStore } from '../analysis/instruction-store.ts';
import type { InstructionsAround } from '../lint/workspace-view.ts';
import type { InstructionFile } from '../model/standards/instruction-file.ts';
import { instructionPath } from '../model/standards/instruction-path.ts';
import { readInstructionFile } from '../model/standards/read-instruction-file.ts';
import type { OperationContext } from './operation.ts';

/** The texts for agents of a run: they are looked at without policies, too. */
export class InstructionsTogether {
  readonly #context: Pick<OperationContext, 'files' | 'profile'>;
  readonly #store = new InstructionStore();
  #any = false;

  constructor(context: Pick<OperationContext, 'files' | 'profile'>) {
    this.#context = context;
  }

  /** What a file says as such a text; undefined for all others. */
  note({
    uri,
    text,
  }: {
    readonly uri: string;
    readonly text: string;
  }): InstructionFile | undefined {
    const at = instructionPath(this.#context.files.absolute(uri));
    const file = at && readInstructionFile(uri, at, text);
    if (file === undefined) return undefined;
    this.#any = true;
    this.#store.put(uri, file);
    return file;
  }

  /** Whether a file that nobody reports on matters to those that somebody does. */
  concerns({ path }: { readonly path: string }): boolean {
    return this.#any && instructionPath(this.#context.files.absolute(path)) !== undefined;
  }

  around(file: InstructionFile): InstructionsAround {
    return this.#store.around(file, this.#context.profile?.(file.uri) ?? DEFAULT_PROFILE);
  }
}
