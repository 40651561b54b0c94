import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver/node';

/** The last answer of each document, so that the next one need only say what changed. */
export class TokenHistory {
  readonly #last = new Map<string, SemanticTokens>();
  #count = 0;

  /** The whole answer, remembered. */
  whole(uri: string, data: number[]): SemanticTokens {
    const tokens = { resultId: String(++this.#count), data };
    this.#last.set(uri, tokens);
    return tokens;
  }

  /** What changed since the answer that the client holds; all of it when that is not the last one. */
  since(uri: string, resultId: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(uri);
    const tokens = this.whole(uri, data);
    if (last?.resultId !== resultId) return tokens;
    return { resultId: tokens.resultId ?? '', edits: editsBetween(last.data, data) };
  }

  /** Forgets documents that are no longer open. */
  keep(isOpen: (uri: string) => boolean): void {
    for (const uri of this.#last.keys()) if (!isOpen(uri)) this.#last.delete(uri);
  }
}

/** One edit from the first number that differs to the last one. */
function editsBetween(before: readonly number[], after: number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const deleteCount = before.length - same - start;
  const data = after.slice(start, after.length - same);
  if (deleteCount === 0 && data.length === 0) return [];
  return [{ start, deleteCount, ...(data.length > 0 && { data }) }];
}
