import { rulePage } from '../../../analysis/documentation.ts';
import { LineIndex } from '../../../base/line-index.ts';
import type { FileReport, ReportedFinding } from '../../../operations/lint.ts';
import type { LintRun } from '../lint-run.ts';
import { spanOf } from '../place.ts';
import { product } from '../product.ts';
import { visibleJson } from '../visible.ts';

/** One JSON document. Fields are added over time; `version` changes when one is taken away or means something else. */
export function formatJson({ reports, tally, fixed }: LintRun): string {
  const { error, warning, info, hint, checked, notChecked } = tally;
  const document = {
    version: 1,
    tool: product,
    files: reports.map(fileJson),
    ...(fixed !== undefined && {
      fixed: fixed.map(({ path, reasons }) => ({
        path,
        problems: reasons.map(({ message }) => message),
      })),
    }),
    summary: { error, warning, info, hint, checked, notChecked },
  };
  return `${visibleJson(JSON.stringify(document, undefined, 2))}\n`;
}

function fileJson({ path, state, reason, text = '', findings }: FileReport): object {
  const lines = new LineIndex(text);
  return {
    path,
    state,
    ...(reason !== undefined && { reason }),
    findings: findings.map((finding) => findingJson(finding, text, lines)),
  };
}

function findingJson(finding: ReportedFinding, text: string, lines: LineIndex): object {
  const { code, severity, message, range, tags = [], fixable } = finding;
  const { start, end } = spanOf(text, lines, range, 'characters');
  return {
    code,
    severity,
    message,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    // UTF-16 units from the start of the text, a byte order mark not counted.
    offset: range.start,
    endOffset: range.end,
    tags,
    fixable,
    helpUri: rulePage(code),
  };
}
