import {
  DidChangeWorkspaceFoldersNotification,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver/node';
import { canonicalUri } from './canonical-uri.ts';

/** The folders that the editor has open, as URIs without a slash at the end. */
export class WorkspaceFolders {
  readonly #connection: Connection;
  readonly #canChange: boolean;
  #folders: readonly string[];

  constructor(connection: Connection, params: InitializeParams) {
    this.#connection = connection;
    this.#canChange = params.capabilities.workspace?.workspaceFolders === true;
    // `rootUri` is deprecated, but the only folder that some editors send.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const root = params.rootUri;
    const given =
      params.workspaceFolders?.map((folder) => folder.uri) ??
      (typeof root !== 'string' ? [] : [root]);
    this.#folders = given.map(folderUri);
  }

  get all(): readonly string[] {
    return this.#folders;
  }

  /** Follows changes; `changed` gets the folders that are new. */
  listen(changed: (added: readonly string[]) => void): void {
    if (!this.#canChange) return;
    // The library's event would register with the client, which may not be asked before its
    // `initialize` is answered; our capabilities promise to listen anyway.
    const type = DidChangeWorkspaceFoldersNotification.type;
    this.#connection.onNotification(type, ({ event: { added, removed } }) => {
      const gone = new Set(removed.map((folder) => folderUri(folder.uri)));
      const fresh = added.map((folder) => folderUri(folder.uri));
      this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...fresh];
      changed(fresh);
    });
  }
}

function folderUri(given: string): string {
  const uri = canonicalUri(given);
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}
