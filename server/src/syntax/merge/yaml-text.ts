import type { Range } from '../../base/range.ts';
import type { YamlComment, YamlNode } from '../yaml/tree.ts';
import type { YamlFile } from '../yaml/file.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** A text of one document that can be read from end to end. */
export interface YamlText {
  readonly text: string;
  readonly root: YamlNode | undefined;
  /** In the order of the text. */
  readonly comments: readonly YamlComment[];
}

/** Undefined for a text that is broken or has several documents: who changes it may lose something. */
export function readYaml(text: string): YamlText | undefined {
  const file = parseYaml(text);
  const [document, ...others] = file.documents;
  if (document === undefined || others.length > 0 || !isSound(file)) return undefined;
  const comments = document.blocks.flatMap(({ start, fragment }) =>
    fragment.comments.map((comment) => ({
      ...comment,
      start: comment.start + start,
      end: comment.end + start,
    })),
  );
  return { text, root: document.tree(), comments };
}

function isSound({ documents, problems }: YamlFile): boolean {
  const blocks = documents.flatMap((document) => document.blocks);
  return problems.length === 0 && blocks.every(({ fragment }) => fragment.problems.length === 0);
}

/** The comments that begin in a range. */
export function commentsIn({ comments }: YamlText, { start, end }: Range): readonly YamlComment[] {
  let low = 0;
  for (let high = comments.length; low < high;) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < comments.length && comments[last]!.start < end) last++;
  return comments.slice(low, last);
}
