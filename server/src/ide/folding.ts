import type { Range } from '../base/range.ts';
import type { YamlDocument, YamlFile } from '../syntax/yaml/file.ts';
import type { YamlComment, YamlNode } from '../syntax/yaml/tree.ts';

/** A run of lines that can be folded away: from the line of `start` to the line of `end`. */
export interface Fold extends Range {
  readonly kind: 'region' | 'comment';
}

/** Every key, item and text block of several lines, runs of comments, and the documents of a file with several. */
export function folds(file: YamlFile): readonly Fold[] {
  const result: Fold[] = [];
  const several = file.documents.length > 1;
  for (const document of file.documents) {
    if (several) addRegion(file.text, document, result);
    const root = document.tree();
    if (root !== undefined) addInside(file.text, root, result);
    addComments(file.text, commentsOf(document), result);
  }
  return result.sort((a, b) => a.start - b.start || b.end - a.end);
}

function addInside(text: string, node: YamlNode, result: Fold[]): void {
  const parts = node.kind === 'map' ? node.pairs : node.kind === 'sequence' ? node.items : [];
  for (const part of parts) {
    if (part.value === undefined) continue;
    addRegion(text, { start: part.start, end: Math.max(part.end, part.value.end) }, result);
    addInside(text, part.value, result);
  }
}

/** Adds a range that has several lines. Blank lines behind the last character stay visible. */
export function addRegion(text: string, range: Range, result: Fold[]): void {
  let { end } = range;
  while (end > range.start && /\s/.test(text.charAt(end - 1))) end--;
  if (spansLines(text, range.start, end)) result.push({ start: range.start, end, kind: 'region' });
}

function commentsOf(document: YamlDocument): YamlComment[] {
  return document.blocks.flatMap(({ start, fragment }) =>
    fragment.comments
      .filter((comment) => comment.alone)
      .map((comment) => ({ ...comment, start: comment.start + start, end: comment.end + start })),
  );
}

function addComments(text: string, comments: readonly YamlComment[], result: Fold[]): void {
  let first = 0;
  for (const [index, comment] of comments.entries()) {
    const next = comments[index + 1];
    if (next !== undefined && /^[ \t]*\r?\n?[ \t]*$/.test(text.slice(comment.end, next.start)))
      continue;
    const start = comments[first]?.start ?? comment.start;
    if (first < index) result.push({ start, end: comment.end, kind: 'comment' });
    first = index + 1;
  }
}

function spansLines(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const character = text.charCodeAt(at);
    if (character === 10 || character === 13) return true;
  }
  return false;
}
