import { namedFile } from '../../analysis/named-file.ts';
import { claimsContract } from '../../analysis/claims-contract.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { SourceFile } from '../../analysis/source-file.ts';
import type { NamedFile } from '../../lint/workspace-view.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import type { WorkspaceIndexOptions } from './workspace-index-options.ts';

type Reading = ReturnType<WorkspaceFiles['read']>;
type Needs = Pick<WorkspaceIndexOptions, 'spec' | 'gone' | 'refreshed'>;

/**
 * The few files that references lead to although nobody searches for them: contracts by other names, and
 * what is no contract. Each is read when it is asked for.
 */
export class NamedFiles {
  readonly #options: Needs;
  readonly #readFile: (uri: string) => Reading;
  /** What is known of each that was asked for; absent while it is read. */
  readonly #files = new Map<string, { readonly named?: NamedFile }>();
  /** One file at a time: a limit of open files is not theirs to use up. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: Needs, readFile: (uri: string) => Reading) {
    this.#options = options;
    this.#readFile = readFile;
  }

  /** Undefined while it is not read yet, and when nobody can tell. */
  lookUp(uri: string): NamedFile {
    const file = this.#files.get(uri);
    if (file !== undefined) return file.named;
    const asked = {};
    this.#files.set(uri, asked);
    this.#turn = this.#turn.then(async () => {
      const named = await this.#read(uri).catch(() => undefined);
      // It may have changed meanwhile: then whoever asks next has it read again.
      if (this.#files.get(uri) !== asked || named === undefined) return;
      this.#files.set(uri, { named });
      // Those who asked look again.
      this.#options.gone(uri);
      this.#options.refreshed();
    });
    return undefined;
  }

  /** The file came, changed or went. */
  forget(uri: string): void {
    this.#files.delete(uri);
  }

  async #read(uri: string): Promise<NamedFile> {
    const read = await this.#readFile(uri);
    if (read === undefined) return 'missing';
    if ('reason' in read) return undefined;
    const assumed = promisedByName(uri) || claimsContract(read.text);
    return namedFile(new SourceFile(uri, read.text, { assumed }), this.#options.spec);
  }
}
