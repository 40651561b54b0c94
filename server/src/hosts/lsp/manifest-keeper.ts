import { URI } from 'vscode-uri';
import type { CancellationToken } from '../../base/cancellation.ts';
import { contentHash } from '../../base/content-hash.ts';
import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { errorStack } from '../../base/error-text.ts';
import { foldersAround } from '../../base/folders-around.ts';
import { applyEdits } from '../../base/text-edit.ts';
import type { Settings } from '../../analysis/settings.ts';
import type { OperationContext } from '../../operations/operation.ts';
import type { ProposedFileChange } from '../../operations/proposed-change.ts';
import { readFile } from '../node/read-file.ts';
import { writeFile } from '../node/write-file.ts';
import { innermost, isInside } from './settings-store.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Contracts that were not changed for so long (ms) are put into their index. */
const PAUSE = 1_000;

const INDEX = 'specs/contracts/manifest.json';

export interface ManifestKeeperOptions {
  readonly files: Pick<WorkspaceFiles, 'includes' | 'onlyGoverned'>;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  readonly isTrusted: () => boolean;
  /** The text that an editor shows of a file, saved or not. */
  readonly openText: (uri: string) => string | undefined;
  /** Of the files as they are on disk. */
  readonly context: (folder: string, token: CancellationToken) => OperationContext;
  readonly warn: (message: string) => void;
}

/**
 * Keeps each `specs/contracts/manifest.json` that is there current: when contracts change on disk, it is made from the
 * files on disk and written, one after the other. What goes wrong is said in the log alone, as nobody asked for it.
 */
export class ManifestKeeper {
  readonly #options: ManifestKeeperOptions;
  readonly #stale = new Set<string>();
  /** Index -> what the log said of it last. */
  readonly #said = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: ManifestKeeperOptions) {
    this.#options = options;
  }

  /** Files came, changed or went on disk. */
  changed(uris: Iterable<string>): void {
    if (this.#stopped || !this.#options.isTrusted()) return;
    const news = [...uris].filter((uri) => this.#isListed(uri));
    if (news.length === 0) return;
    for (const uri of news) for (const index of this.#indexesOf(uri)) this.#stale.add(index);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#turn = this.#turn.then(() => this.#work());
    }, PAUSE);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Whether it is a contract for all that its path says, or an index itself. */
  #isListed(uri: string): boolean {
    const { files, folders, settings } = this.#options;
    const folder = innermost(folders(), uri);
    if (folder === undefined) return false;
    if (uri.endsWith(`/${INDEX}`)) return true;
    const { files: which } = settings(uri);
    return files.includes(uri, folder, which) && !files.onlyGoverned(uri, folder, which);
  }

  /** Where an index may lie that names a contract: each folder around it may be that of a project. */
  #indexesOf(uri: string): readonly string[] {
    const folders = this.#options.folders();
    const isOurs = (at: string): boolean => folders.some((one) => isInside(`${at}/`, one));
    return foldersAround(uri)
      .filter(isOurs)
      .map((at) => `${at}/${INDEX}`);
  }

  async #work(): Promise<void> {
    const stale = [...this.#stale];
    this.#stale.clear();
    for (const index of stale) {
      if (this.#stopped) return;
      const reason = await this.#keep(index).catch((error: unknown) => errorStack(error));
      if (reason !== undefined && reason !== this.#said.get(index))
        this.#options.warn(`Not kept current: ${decodeUriPart(index)}: ${reason}`);
      if (reason === undefined) this.#said.delete(index);
      else this.#said.set(index, reason);
    }
  }

  /** Says why it could not be done; undefined also where there is nothing to do. */
  async #keep(index: string): Promise<string | undefined> {
    const folder = innermost(this.#options.folders(), index);
    if (folder === undefined || !index.startsWith('file:') || !this.#isOn(index)) return undefined;
    const path = URI.parse(index).fsPath;
    const { maxSize } = this.#options.settings(index).files;
    const there = await readFile(path, maxSize);
    if (there.kind === 'unread') return there.gone ? undefined : there.reason;
    const { onDemand } = await import('../../operations/on-demand.ts');
    const { keptManifest } = await onDemand.keptManifest();
    const stopped = (): boolean => this.#stopped;
    const token = {
      get isCancellationRequested() {
        return stopped();
      },
    };
    const { change, failed } = await keptManifest(index, this.#options.context(folder, token));
    const [trouble] = failed;
    if (trouble !== undefined) return `${decodeUriPart(trouble.path)}: ${trouble.reason}`;
    const [file] = change.files;
    return file === undefined ? undefined : this.#write(file, path, URI.parse(folder).fsPath);
  }

  async #write(
    { path: index, basedOn, edits }: ProposedFileChange,
    path: string,
    root: string,
  ): Promise<string | undefined> {
    const { openText, settings } = this.#options;
    const read = await readFile(path, settings(index).files.maxSize);
    if (read.kind === 'unread') return read.gone ? undefined : read.reason;
    // It may have been turned off while the contracts were read.
    if (this.#stopped || !this.#isOn(index)) return undefined;
    const shown = openText(index);
    if (shown !== undefined && shown !== read.text) return 'It has changes that are not saved.';
    if (contentHash(read.text) !== basedOn) return 'Somebody has changed it in the meantime.';
    const text = (read.mark ? '\uFEFF' : '') + applyEdits(read.text, edits);
    const result = await writeFile(root, path, text);
    return result.kind === 'written' ? undefined : result.reason;
  }

  #isOn(index: string): boolean {
    return this.#options.settings(index).manifest.keepCurrent;
  }
}
