import type { CancellationToken } from '../base/cancellation.ts';
import type { ModelListener } from './language-model.ts';
import { oneLine } from './one-line.ts';
import type { RunEvent } from './run-event.ts';
import { MOST_TEXT, PROPOSE } from './structured-output.ts';
import { saying, type Sentence } from './sentence.ts';

/** Of one answer, in UTF-16 units: thinking, text and calls. */
export const MOST_HEARD = 4 * MOST_TEXT;

export interface WatchSetting {
  readonly token: CancellationToken;
  readonly targets: readonly string[];
  readonly report: (event: RunEvent) => void;
  readonly now: () => number;
  /** Milliseconds since 1970. */
  readonly deadline: number;
}

/** Hears an answer while it comes, passes on what people may watch, and cancels it where it does not end. */
export class AnswerWatch implements ModelListener, CancellationToken {
  readonly #setting: WatchSetting;
  #heard = 0;

  constructor(setting: WatchSetting) {
    this.#setting = setting;
  }

  get isCancellationRequested(): boolean {
    return this.#setting.token.isCancellationRequested || this.ended !== undefined;
  }

  /** Why it was cancelled by us; undefined where it was not. */
  get ended(): Sentence | undefined {
    if (this.#heard > MOST_HEARD)
      return saying(
        'The model did not come to an end: its answer was ended after {most} characters.',
        { most: MOST_HEARD },
      );
    const { now, deadline } = this.#setting;
    return now() >= deadline
      ? saying('The cap on minutes was reached while the model answered.')
      : undefined;
  }

  text(piece: string, thinking: boolean): void {
    this.#heard += piece.length;
    if (!this.isCancellationRequested) this.#setting.report({ kind: 'text', piece, thinking });
  }

  call(name: string, input: unknown): void {
    this.#heard = Math.max(this.#heard, lengthOf(input));
    if (name !== PROPOSE || this.isCancellationRequested) return;
    for (const { path, text } of filesIn(input))
      if (this.#setting.targets.includes(path))
        this.#setting.report({ kind: 'draft', path, text: text.slice(0, MOST_TEXT) });
  }
}

function filesIn(input: unknown): readonly { readonly path: string; readonly text: string }[] {
  const { files } = (input ?? {}) as { files?: unknown };
  if (!Array.isArray(files)) return [];
  return files.slice(0, 200).flatMap((file: unknown) => {
    const { path, text } = (file ?? {}) as { path?: unknown; text?: unknown };
    return typeof path === 'string' && typeof text === 'string'
      ? [{ path: oneLine(path), text }]
      : [];
  });
}

/** Of all texts in plain data. */
export function lengthOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > 100) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + lengthOf(one, depth + 1), 1);
}
