import { LineIndex } from '../../../../../server/src/base/line-index.ts';
import { messageOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';

/** What a rule on the workspace says of files: `path:line: message`, lines counted from 1. */
export function saidTogether(code: string, files: Readonly<Record<string, string>>): string[] {
  return lintTogether(files).flatMap(({ path, text, findings }) => {
    const lines = new LineIndex(text);
    return findings
      .filter((finding) => finding.code === code)
      .map((finding) => {
        const { line } = lines.positionAt(finding.range.start);
        return `${path}:${String(line + 1)}: ${messageOf(finding)}`;
      });
  });
}
