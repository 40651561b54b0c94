/** Words that say nothing of what data is about. */
const EMPTY = new Set(
  (
    'a about all also am an analyse analysis analyze and any are as at be because been but by can could data dataset ' +
    'do does each every find for from get give has have how i if in into is it its just know let like list look make ' +
    'many may me more most much must my need no not of on one only or our out over people per please product report ' +
    'see shall should show since so some such table than that the their them then there these they this those time to ' +
    'track understand up us use want was we were what when where which who whose why will with would you your ' +
    'analisar analise análise como com da das de do dos dados e em fazer mais na nas no nos o os para por precisamos ' +
    'precisa que queremos relatório saber ser um uma ver'
  ).split(' '),
);

const MAX_TEXT = 4_000;

/** The words of texts that say something, in lower case, each once: names are taken apart. */
export function tellingWords(...texts: readonly (string | undefined)[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const apart = (text ?? '').slice(0, MAX_TEXT).replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
    for (const [word] of apart.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
      if (word.length > 2 && !EMPTY.has(word)) found.add(word);
  }
  return [...found];
}

/** How many of the words are alike one of the others. */
export function likeness(words: readonly string[], others: readonly string[]): number {
  return words.filter((word) => others.some((other) => areAlike(word, other))).length;
}

/** As far as two words must be the same from their beginning on, and which part of the shorter one that must be. */
const LEAST = 4;
const PART = 0.6;

/** `failures` and `failed`, `customer` and `customers`. */
function areAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  let same = 0;
  while (same < length && a[same] === b[same]) same++;
  return same >= LEAST && same >= length * PART;
}
