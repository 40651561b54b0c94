import { describe, expect, test } from 'vitest';
import type { Range } from '../../../server/src/base/range.ts';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { completionAt } from '../../../server/src/ide/completion.ts';
import { documentLinks } from '../../../server/src/ide/document-links.ts';
import { documentSymbols, type DocumentSymbol } from '../../../server/src/ide/document-symbols.ts';
import { folds } from '../../../server/src/ide/folding.ts';
import { hoverAt } from '../../../server/src/ide/hover.ts';
import type { IdeDocument } from '../../../server/src/ide/ide-document.ts';
import { selectionRangesAt } from '../../../server/src/ide/selection-ranges.ts';
import { typedPathAt } from '../../../server/src/ide/typed-path.ts';
import {
  english,
  exampleFiles,
  openText,
  problemCount,
  seeded,
  unknownFields,
} from './ide-fixture.ts';

const examples = exampleFiles();
const wellFormed = examples.filter(({ text }) => problemCount(openText(text).file) === 0);

function inside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

function checkSymbols(symbols: readonly DocumentSymbol[], around: Range): void {
  for (const symbol of symbols) {
    const good =
      symbol.name !== '' &&
      inside(symbol.range, around) &&
      inside(symbol.selectionRange, symbol.range);
    if (!good) expect(symbol, `in ${JSON.stringify(around)}`).toBeUndefined();
    checkSymbols(symbol.children, symbol.range);
  }
}

/** Whole-file features answer with ranges that are in bounds and nested. */
function checkFile(ide: IdeDocument): void {
  const whole = { start: 0, end: ide.text.length };
  checkSymbols(documentSymbols(ide), whole);
  const ranges = [...folds(ide.file), ...documentLinks(ide).map((link) => link.range)];
  expect(ranges.filter((range) => !inside(range, whole))).toEqual([]);
}

/** Features at one place answer with ranges that hold the place. */
function checkPlace(ide: IdeDocument, offset: number): void {
  typedPathAt(ide, offset);
  const around = { start: offset, end: offset };
  const hover = hoverAt(ide, offset, english, { base: 'https://example.com/fields' });
  if (hover !== undefined && !inside(around, hover.range)) expect(hover).toBeUndefined();
  let inner: Range | undefined;
  for (const range of selectionRangesAt(ide.file, offset)) {
    if (!inside(inner ?? around, range)) expect({ range, inner, offset }).toBeUndefined();
    inner = range;
  }
}

function checkCompletionPlace(ide: IdeDocument, offset: number): void {
  for (const item of completionAt(ide, offset, english)) {
    const good =
      item.label !== '' &&
      inside({ start: offset, end: offset }, item.range) &&
      inside(item.range, { start: 0, end: ide.text.length }) &&
      item.additionalEdits.every((edit) => edit.range.end <= item.range.start);
    if (!good) expect({ offset, item }).toBeUndefined();
  }
}

/** Starts, middles and ends of words, and the ends of lines. */
function places(text: string): number[] {
  const found = new Set<number>([0, text.length]);
  for (const { index, 0: word } of text.matchAll(/[\w.-]+|[^\s\w]/g)) {
    found
      .add(index)
      .add(index + (word.length >> 1))
      .add(index + word.length);
  }
  for (const { index } of text.matchAll(/\n/g)) found.add(index).add(index + 1);
  return [...found].sort((a, b) => a - b);
}

function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  return Array.from(
    { length: Math.min(count, items.length) },
    () => items[Math.floor(random() * items.length)]!,
  );
}

describe('at every word of every example', () => {
  test.each(examples)('$name', ({ text }) => {
    const ide = openText(text);
    checkFile(ide);
    const all = places(text);
    for (const offset of all) checkPlace(ide, offset);
    for (const offset of sample(all, 80, seeded(text.length))) checkCompletionPlace(ide, offset);
  });
});

describe('every prefix', () => {
  const some = [...examples]
    .sort((a, b) => b.text.length - a.text.length)
    .filter((_, index) => index % 12 === 0);
  test.each(some)('$name', ({ text }) => {
    const ends = sample(places(text), 200, seeded(7));
    let ide: IdeDocument | undefined;
    for (const end of ends.sort((a, b) => a - b)) {
      ide = openText(text.slice(0, end), ide?.file);
      checkFile(ide);
      checkPlace(ide, end);
      checkCompletionPlace(ide, end);
    }
  });
});

/** The text with a new line below a line, as an editor makes it when Enter is pressed. */
function withNewLine(
  text: string,
  lineEnd: number,
): { readonly text: string; readonly offset: number } {
  const start = text.lastIndexOf('\n', lineEnd - 1) + 1;
  const line = text.slice(start, lineEnd);
  const indent = /^[ ]*(?:- )*/.exec(line)?.[0].length ?? 0;
  const column = indent + (/:\s*$/.test(line) ? 2 : 0);
  const added = `\n${' '.repeat(column)}`;
  return {
    text: text.slice(0, lineEnd) + added + text.slice(lineEnd),
    offset: lineEnd + added.length,
  };
}

describe('what is accepted on a new line fits', () => {
  test.each(wellFormed)('$name', ({ text }) => {
    const original = openText(text);
    const unknownBefore = unknownFields(original).length;
    const ends = [...text.matchAll(/\n/g)].map((match) => match.index);
    for (const end of sample(ends, 5, seeded(text.length))) {
      const made = withNewLine(text, end);
      const ide = openText(made.text, original.file);
      for (const item of sample(completionAt(ide, made.offset, english), 12, seeded(end))) {
        const edits = [{ range: item.range, newText: item.newText }, ...item.additionalEdits];
        const after = openText(applyEdits(made.text, edits), ide.file);
        const broken = problemCount(after.file) > problemCount(original.file);
        const unknown = unknownFields(after);
        if (broken || unknown.length > unknownBefore) {
          expect({
            label: item.label,
            offset: made.offset,
            near: after.text.slice(end - 120, end + 160),
            unknown,
            broken,
          }).toBeUndefined();
        }
      }
    }
  });
});

describe('what replaces a word leaves a file that can be parsed', () => {
  test.each(wellFormed)('$name', ({ text }) => {
    const ide = openText(text);
    for (const offset of sample(places(text), 12, seeded(text.length + 1))) {
      for (const item of sample(completionAt(ide, offset, english), 6, seeded(offset))) {
        const edits = [{ range: item.range, newText: item.newText }, ...item.additionalEdits];
        const after = openText(applyEdits(text, edits), ide.file);
        if (problemCount(after.file) > problemCount(ide.file)) {
          expect({
            label: item.label,
            offset,
            near: after.text.slice(Math.max(0, offset - 120), offset + 160),
          }).toBeUndefined();
        }
      }
    }
  });
});
