import { errorText } from '../base/error-text.ts';
import type { Sentence } from './sentence.ts';
import { told } from './told.ts';

/** An error whose message can be translated: `message` is the same in English. */
export class SentenceError extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence) {
    super(told(sentence));
    this.name = 'SentenceError';
    this.sentence = sentence;
  }
}

/** What an error says; anything can be thrown. By its field, as every bundle has a copy of the class of its own. */
export function errorSentence(error: unknown): Sentence {
  const isOurs = error instanceof Error && 'sentence' in error;
  return isOurs ? (error.sentence as Sentence) : errorText(error);
}
