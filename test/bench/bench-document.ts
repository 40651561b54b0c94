import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LspClient } from './lsp-client.ts';
import { judge, type Expected } from './matcher.ts';
import { frame } from './message-stream.ts';
import type { Place, SyntheticContract } from './synthetic-contract.ts';

/** The moment at which right diagnostics came, and how many others came before them. */
export interface Seen {
  readonly ms: number;
  readonly at: number;
  readonly refused: number;
}

/** A contract in the editor: its edits, and the wait for what they lead to. */
export class BenchDocument {
  readonly uri: string;
  readonly contract: SyntheticContract;
  readonly #client: LspClient;
  #version = 0;
  /** The last publish that was not what was waited for, and why. */
  #refused = '';

  constructor(client: LspClient, name: string, contract: SyntheticContract) {
    this.#client = client;
    this.uri = pathToFileURL(join(client.root, name)).href;
    this.contract = contract;
  }

  /** The message that opens it. */
  opening(): Buffer {
    this.#version = 1;
    const { languageId } = this.#client.server;
    const { text } = this.contract;
    const textDocument = { uri: this.uri, languageId, version: this.#version, text };
    return frame({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  /** The message that replaces what is between two columns of a line (up to `toLine` when given). */
  edit(from: Position, to: Position, text: string): Buffer {
    return this.edits([{ from, to, text }]);
  }

  /** The message with several, each in the text that the one before it leaves. */
  edits(edits: readonly Edit[]): Buffer {
    const textDocument = { uri: this.uri, version: ++this.#version };
    const contentChanges = edits.map(({ from, to, text }) => ({
      range: { start: from, end: to },
      text,
    }));
    return frame({ method: 'textDocument/didChange', params: { textDocument, contentChanges } });
  }

  /** The message that types a letter at the end of a value. */
  typing({ line, end }: Place): Buffer {
    const at = { line, character: end };
    return this.edit(at, at, 'x');
  }

  /** The message that takes the letter away again. */
  untyping({ line, end }: Place): Buffer {
    return this.edit({ line, character: end }, { line, character: end + 1 }, '');
  }

  /** What is right now: the contract's own error, and one at the value that a letter was typed at. */
  expected(broken?: Place): Expected {
    const errors = [this.contract.error];
    if (broken !== undefined) errors.push({ ...broken, end: broken.end + 1 });
    return { uri: this.uri, version: this.#version, errors };
  }

  /** Sends a message and waits for right diagnostics; undefined when they do not come in time. */
  send(bytes: Buffer, expected: Expected, timeout: number): Promise<Seen | undefined> {
    return new Promise((resolve) => {
      let refused = 0;
      const end = (seen: Seen | undefined): void => {
        clearTimeout(timer);
        stop();
        resolve(seen);
      };
      const timer = setTimeout(() => {
        end(undefined);
      }, timeout);
      const stop = this.#client.onPublish((published, at) => {
        const verdict = judge(published, expected);
        if (verdict === 'right') end({ ms: at - started, at, refused });
        else if (verdict !== 'other document') {
          refused++;
          this.#refused = `${verdict}: ${JSON.stringify(published.diagnostics.slice(0, 3))}`;
        }
      });
      const started = this.#client.write(bytes);
    });
  }

  /** Opens it; throws when right diagnostics do not come. */
  async open(timeout = 20_000): Promise<Seen> {
    const bytes = this.opening();
    const seen = await this.send(bytes, this.expected(), timeout);
    if (seen !== undefined) return seen;
    const { server, complaints } = this.#client;
    throw new Error(
      `${server.name}: no right diagnostics after opening. ${this.#refused}\n${complaints}`,
    );
  }
}

/** Other text between two places. */
export interface Edit {
  readonly from: Position;
  readonly to: Position;
  readonly text: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}
