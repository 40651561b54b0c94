import * as vscode from 'vscode';
import { isNothing, isStream, PROPOSAL_SCHEME } from './proposal-uri.ts';

/** What proposals are, and who keeps them. */
export interface ProposalTexts {
  /** Resolves when the proposals of earlier sessions are known. */
  ready(): Promise<void>;
  /** Undefined: there is no such proposal. */
  read(uri: vscode.Uri): string | undefined;
  /** Rejects with a sentence where the proposal could not be kept. */
  keep(uri: vscode.Uri, text: string): Promise<void>;
}

/** In ms: a text that streams in is drawn a few times a second. */
const PAUSE = 200;

/** Proposals as files that can be edited: what is saved is the proposal, never the file that it is for. */
export class ProposalFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #texts: ProposalTexts;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #registration: vscode.Disposable;
  readonly #streams = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly #due = new Map<string, NodeJS.Timeout>();
  readonly #born = Date.now();

  readonly onDidChangeFile = this.#changed.event;

  constructor(texts: ProposalTexts) {
    this.#texts = texts;
    this.#registration = vscode.workspace.registerFileSystemProvider(PROPOSAL_SCHEME, this, {
      isCaseSensitive: true,
    });
  }

  dispose(): void {
    for (const timer of this.#due.values()) clearTimeout(timer);
    this.#registration.dispose();
    this.#changed.dispose();
  }

  /** The proposal is another text, by other hands than the editor's. */
  refresh(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  /** A text as far as it has come. True: it is the first of it. */
  stream(uri: vscode.Uri, text: string): boolean {
    const key = uri.toString();
    const isFirst = !this.#streams.has(key);
    this.#streams.set(key, text);
    if (!isFirst && !this.#due.has(key))
      this.#due.set(
        key,
        setTimeout(() => {
          this.#due.delete(key);
          this.refresh(uri);
        }, PAUSE),
      );
    return isFirst;
  }

  /** What streamed in has come, or never will. */
  endStreams(): void {
    this.#streams.clear();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const text = await this.#read(uri);
    const mtime = this.#born + (this.#versions.get(uri.toString()) ?? 0);
    const size = new TextEncoder().encode(text).length;
    const stat = { type: vscode.FileType.File, ctime: this.#born, mtime, size };
    return isStream(uri) || isNothing(uri)
      ? { ...stat, permissions: vscode.FilePermission.Readonly }
      : stat;
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return new TextEncoder().encode(await this.#read(uri));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    if (isStream(uri) || isNothing(uri)) throw vscode.FileSystemError.NoPermissions(uri);
    await this.#read(uri);
    try {
      await this.#texts.keep(uri, new TextDecoder().decode(content));
    } catch (error) {
      throw vscode.FileSystemError.Unavailable(error instanceof Error ? error.message : uri);
    }
    this.refresh(uri);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  async #read(uri: vscode.Uri): Promise<string> {
    if (isNothing(uri)) return '';
    const text = isStream(uri) ? this.#streams.get(uri.toString()) : await this.#kept(uri);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }

  async #kept(uri: vscode.Uri): Promise<string | undefined> {
    const text = this.#texts.read(uri);
    if (text !== undefined) return text;
    await this.#texts.ready();
    return this.#texts.read(uri);
  }
}
