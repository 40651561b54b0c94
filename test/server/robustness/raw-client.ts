import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawnServer } from '../hosts/lsp/server-process.ts';

export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Speaks the base protocol byte by byte, so that it can speak it wrongly. */
export class RawClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly messages: Message[] = [];
  #buffer = Buffer.alloc(0);
  #id = 1_000;
  #wake: () => void = () => undefined;

  private constructor(process: ChildProcessWithoutNullStreams) {
    this.process = process;
    process.stdout.on('data', (data: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, data]);
      this.#read();
    });
    process.on('exit', () => {
      this.#wake();
    });
  }

  static async start(): Promise<RawClient> {
    return new RawClient(await spawnServer());
  }

  raw(text: string): void {
    this.process.stdin.write(text);
  }

  /** Several messages go in one piece, so that the server has them all before it looks at the first. */
  send(...messages: readonly object[]): void {
    const texts = messages.map((message) => JSON.stringify(message));
    this.raw(texts.map(framed).join(''));
  }

  notify(method: string, params: unknown): void {
    this.send({ jsonrpc: '2.0', method, params });
  }

  open(uri: string, text: string): void {
    this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'odcs', version: 1, text },
    });
  }

  async request(method: string, params: unknown): Promise<Message> {
    const id = ++this.#id;
    this.send({ jsonrpc: '2.0', id, method, params });
    return this.next((message) => message.id === id && message.method === undefined);
  }

  /** The first message, already there or still to come, that satisfies a condition. */
  async next(condition: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(condition);
      if (found !== undefined) return found;
      if (this.process.exitCode !== null) throw new Error('The server has gone');
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error('Waited 15 s for an answer'));
        }, 15_000);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  #read(): void {
    for (;;) {
      const header = this.#buffer.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(
        this.#buffer.subarray(0, Math.max(0, header)).toString(),
      );
      if (header === -1 || length === null) return;
      const end = header + 4 + Number(length[1]);
      if (this.#buffer.length < end) return;
      this.messages.push(JSON.parse(this.#buffer.subarray(header + 4, end).toString()) as Message);
      this.#buffer = this.#buffer.subarray(end);
      this.#wake();
    }
  }
}

/** A text as the base protocol sends it. */
export function framed(text: string): string {
  return `Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`;
}
