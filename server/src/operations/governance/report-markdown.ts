import { codeCell, codeSpan, markdownLink, markdownTable } from '../../base/markdown-table.ts';
import { formatMessage } from '../../lint/format-message.ts';
import { reportTables, reportTexts, type Cell, type ReportView } from './report-tables.ts';
import type { GovernanceReport } from './report.ts';

/** The report as a page of Markdown. */
export function reportMarkdown(report: GovernanceReport, view: ReportView): string {
  const { translate, show } = view;
  const { today, notChecked, domains } = report;
  const parts = [`# ${translate(reportTexts.title)}`];
  if (today !== undefined) parts.push(formatMessage(reportTexts.asOf, { date: today }, translate));
  if (notChecked.length > 0) {
    const list = notChecked.map(
      ({ path, reason }) => `- ${codeSpan(show(path))}: ${codeSpan(reason)}`,
    );
    parts.push(`**${translate(reportTexts.notChecked)}**`, list.join('\n'));
  }
  if (domains.length === 0) parts.push(translate(reportTexts.nothing));
  for (const { title, head, rows, note } of reportTables(report, translate)) {
    const cells = rows.map((row) => row.map((one) => markdownCell(one, view)));
    parts.push(`## ${title}`, markdownTable(head, cells), ...(note === undefined ? [] : [note]));
  }
  return `${parts.join('\n\n')}\n`;
}

function markdownCell(cell: Cell, { show, address }: ReportView): string {
  if (cell.kind !== 'place') return cell.kind === 'code' ? codeCell(cell.text) : cell.text;
  const { uri, place } = cell;
  if (place === undefined) return markdownLink(show(uri), address(uri));
  const line = String(place.line + 1);
  return markdownLink(`${show(uri)}:${line}`, `${address(uri)}#L${line}`);
}
