import { formatMessage } from '../../lint/format-message.ts';
import {
  reportTables,
  reportTexts,
  type Cell,
  type ReportTable,
  type ReportView,
} from './report-tables.ts';
import type { GovernanceReport } from './report.ts';

/** Colours of the system, light or dark; nothing is loaded from anywhere. */
const STYLE = `:root { color-scheme: light dark; --line: #d0d7de; --head: #f6f8fa; --link: #0550ae; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --head: #212830; --link: #6cb6ff; --bad: #ff8a80; } }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: var(--head); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
code { font: .9em ui-monospace, monospace; }
a { color: var(--link); }
.bad { color: var(--bad); }`;

/** The report as one page of HTML that needs no other file and runs no script. */
export function reportHtml(report: GovernanceReport, view: ReportView): string {
  const { translate, show } = view;
  const { today, notChecked, domains } = report;
  const title = escapeHtml(translate(reportTexts.title));
  const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
  const parts = [`<h1>${title}</h1>`];
  if (today !== undefined)
    parts.push(paragraph(formatMessage(reportTexts.asOf, { date: today }, translate)));
  if (notChecked.length > 0) {
    const list = notChecked.map(
      ({ path, reason }) => `<li>${code(show(path))}: ${escapeHtml(reason)}</li>`,
    );
    const text = escapeHtml(translate(reportTexts.notChecked));
    parts.push(`<p class="bad">${text}</p>`, `<ul>${list.join('')}</ul>`);
  }
  if (domains.length === 0) parts.push(paragraph(translate(reportTexts.nothing)));
  for (const table of reportTables(report, translate)) {
    parts.push(htmlTable(table, view));
    if (table.note !== undefined) parts.push(paragraph(table.note));
  }
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>
${STYLE}
</style>
</head>
<body>
${parts.join('\n')}
</body>
</html>
`;
}

function htmlTable({ title, head, rows }: ReportTable, view: ReportView): string {
  const heads = head.map((one) => `<th scope="col">${escapeHtml(one)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((one) => htmlCell(one, view)).join('')}</tr>`);
  return `<h2>${escapeHtml(title)}</h2>
<div class="wide"><table>
<thead><tr>${heads}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

function htmlCell(cell: Cell, { show, address }: ReportView): string {
  if (cell.kind !== 'place') {
    if (cell.kind === 'code') return `<td>${code(cell.text)}</td>`;
    const isNumber = /^-?\d+(?:\.\d+)?%?$/.test(cell.text);
    return `<td${isNumber ? ' class="number"' : ''}>${escapeHtml(cell.text)}</td>`;
  }
  const { uri, place } = cell;
  const line = place === undefined ? '' : String(place.line + 1);
  const name = line === '' ? show(uri) : `${show(uri)}:${line}`;
  const target = line === '' ? address(uri) : `${address(uri)}#L${line}`;
  return `<td><a href="${escapeHtml(target)}">${escapeHtml(name)}</a></td>`;
}

function code(text: string): string {
  return text === '' ? '' : `<code>${escapeHtml(text)}</code>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
