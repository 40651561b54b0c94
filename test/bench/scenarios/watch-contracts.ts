import type { BenchDocument } from '../bench-document.ts';
import type { LspClient } from '../lsp-client.ts';
import { judge } from '../matcher.ts';

export interface Watch {
  readonly done: boolean;
  /** When the last of them was right. */
  readonly last: number;
  /** Resolves when all were right or the time is over, to the number of those that were not. */
  ended(timeout: number): Promise<number>;
}

/** Ticks off every contract that has shown its own error, and nothing else, once. */
export function watchContracts(
  client: LspClient,
  documents: readonly BenchDocument[],
  fromDisk: boolean,
): Watch {
  const left = new Map(documents.map((document) => [document.uri, document]));
  let last = NaN;
  let wake = (): void => undefined;
  const stop = client.onPublish((published, at) => {
    const document = left.get(published.uri);
    if (document === undefined) return;
    const expected = document.expected();
    // A file on disk has no version.
    if (fromDisk && published.version !== undefined && published.version !== null) return;
    if (judge(published, expected) !== 'right') return;
    left.delete(published.uri);
    last = at;
    if (left.size === 0) wake();
  });
  return {
    get done() {
      return left.size === 0;
    },
    get last() {
      return last;
    },
    ended: (timeout) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => wake(), timeout);
        wake = () => {
          clearTimeout(timer);
          stop();
          resolve(left.size);
        };
        if (left.size === 0) wake();
      }),
  };
}
