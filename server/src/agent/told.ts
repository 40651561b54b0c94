import { formatMessage, type Translate } from '../lint/format-message.ts';
import type { Sentence } from './sentence.ts';

/** A sentence in words: in English, as models and the command line are told it, or in the language of `translate`. */
export function told(sentence: Sentence, translate?: Translate): string {
  if (typeof sentence === 'string') return sentence;
  if (isSeveral(sentence))
    return sentence
      .map((one) => told(one, translate))
      .filter((one) => one !== '')
      .join(' ');
  const { text, params = {} } = sentence;
  const words = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'number' ? value : told(value, translate),
  ]);
  return formatMessage(text, Object.fromEntries(words), translate);
}

function isSeveral(sentence: Sentence): sentence is readonly Sentence[] {
  return Array.isArray(sentence);
}
