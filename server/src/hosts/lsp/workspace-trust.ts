import type { Connection } from 'vscode-languageserver/node';
import { TRUST_GRANTED } from './protocol.ts';

/** Whether the user trusts the workspace. Editors that know no such thing say nothing, and are trusted. */
export class WorkspaceTrust {
  #isTrusted: boolean;

  /** `trusted`: what the client said when it started. */
  constructor(connection: Connection, trusted: unknown) {
    this.#isTrusted = trusted !== false;
    // Trust can be given while the server runs; to take it away, the editor starts anew.
    connection.onNotification(TRUST_GRANTED, () => {
      this.#isTrusted = true;
    });
  }

  get isTrusted(): boolean {
    return this.#isTrusted;
  }
}
