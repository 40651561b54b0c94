import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, file, folder } from './editor.ts';

/** The server brings the index of contracts up to date on its own time, after they changed. */
const INDEX = 'specs/contracts/manifest.json';

/** All files of the workspace, as they are on disk at one moment. */
export class FolderState {
  readonly #texts: ReadonlyMap<string, string>;
  /** For comparisons; without the index. */
  readonly listed: readonly string[];

  private constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
    this.listed = [...texts]
      .filter(([path]) => path !== INDEX)
      .map(([path, text]) => `${path}\n${text}`)
      .sort();
  }

  static async read(): Promise<FolderState> {
    const texts = new Map<string, string>();
    const add = async (uri: vscode.Uri): Promise<void> => {
      for (const [name, type] of await vscode.workspace.fs.readDirectory(uri)) {
        const inside = vscode.Uri.joinPath(uri, name);
        if (type === vscode.FileType.Directory) await add(inside);
        else
          texts.set(
            inside.path.slice(folder().path.length + 1),
            new TextDecoder().decode(await vscode.workspace.fs.readFile(inside)),
          );
      }
    };
    await add(folder());
    return new FolderState(texts);
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  text(path: string): string {
    const text = this.#texts.get(path);
    assert.ok(text !== undefined, path);
    return text;
  }

  /** Makes all as it was, past the editor, and waits until the editor has seen it. */
  async restore(): Promise<void> {
    const now = await FolderState.read();
    for (const path of now.#texts.keys())
      if (!this.has(path)) await vscode.workspace.fs.delete(file(path));
    for (const [path, text] of this.#texts)
      if (now.#texts.get(path) !== text)
        await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
    await eventually(() => {
      const stale = vscode.workspace.textDocuments.some((one) => {
        // A proposal has the path of its file.
        if (one.uri.scheme !== 'file') return false;
        const path = one.uri.path.slice(folder().path.length + 1);
        const expected = this.#texts.get(path);
        return expected !== undefined && !one.isClosed && one.getText() !== expected;
      });
      return stale ? undefined : true;
    }, 20_000);
  }
}
