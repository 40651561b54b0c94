import { LineIndex } from '../base/line-index.ts';
import type { YamlFile } from '../syntax/yaml/file.ts';
import { isGuessed } from './offered-fixes.ts';
import { readSuppressions, suppressionComments } from './suppressions.ts';
import { textComments } from './text-comments.ts';
import type { SuppressionRecord } from './workspace-view.ts';

const none: readonly never[] = [];

/** What is kept of the comments of a file that silence rules; most files have none. `path`: says how comments are written. */
export function suppressionRecords(file: YamlFile, path: string): readonly SuppressionRecord[] {
  const comments = textComments(path, file.text) ?? suppressionComments(file);
  if (comments.length === 0) return none;
  const lines = new LineIndex(file.text);
  const judged = file.problems.length === 0 && !file.documents.some(isGuessed);
  return readSuppressions(comments, lines).map((suppression) => {
    const { line } = lines.positionAt(suppression.comment.start);
    return { suppression, line, lineStart: lines.startOf(line), judged };
  });
}
