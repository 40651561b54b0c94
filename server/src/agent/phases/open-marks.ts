import { oneLine } from '../one-line.ts';

const MARK =
  /(?<![\p{L}\p{N}_])(?:[Oo]pen|OPEN|[Ee]m aberto|[Aa]berto|TODO|TBD):[ \t]*([^|\n'"]*)/gu;

/** What marks in a text (`Open: which team?`) leave open, as sentences; those that are among the known ones left out. */
export function openMarks(text: string, known: readonly string[]): readonly string[] {
  const begun = known.map((one) => one.toLowerCase());
  const found = [...text.matchAll(MARK)].flatMap(([, said = '']) => {
    const sentence = oneLine(said);
    const isKnown =
      sentence === '' ||
      begun.some(
        (one) => one.startsWith(sentence.toLowerCase()) || sentence.toLowerCase().startsWith(one),
      );
    return isKnown ? [] : [`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`];
  });
  return [...new Set(found)];
}
