import * as vscode from 'vscode';
import type { SampleTests, ViewRows, ViewTest } from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';
import { evidenceTable } from './evidence-table.ts';

/** What the tests that were asked for came to: marks each item. What has no answer is no test any more. */
export function showResults(
  run: vscode.TestRun,
  items: ReadonlyMap<string, vscode.TestItem>,
  answer: SampleTests,
  isThere: (item: vscode.TestItem) => boolean,
): void {
  const results = new Map(answer.tests.map((test) => [test.id, test]));
  for (const [id, item] of items) {
    if (!isThere(item)) continue;
    const result = results.get(id);
    if (result === undefined || answer.unavailable !== undefined) run.skipped(item);
    else showResult(run, item, result);
  }
  for (const { uri, reason } of answer.notRead)
    line(run, `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}: ${reason}`);
}

/** Why nothing was run: in the output, and as a message. */
export function showProblem(run: vscode.TestRun, problem: string): void {
  line(run, problem);
  void vscode.window.showWarningMessage(problem);
}

function showResult(run: vscode.TestRun, item: vscode.TestItem, test: ViewTest): void {
  if (test.state === 'passed') {
    run.passed(item);
    return;
  }
  if (test.state === 'failed') run.failed(item, messageOf(test));
  else run.skipped(item);
  if (test.message === '') return;
  line(run, `${test.object}: ${item.label}: ${test.message}`, item);
  if (test.evidence === undefined) return;
  for (const row of tableOf(test.evidence)) line(run, `  ${row}`, item);
}

/** With the rows that break the promise below it; rows that a model gives stand beside those of the sample. */
function messageOf({ message, evidence, diff, uri, range }: ViewTest): vscode.TestMessage {
  const text = textOf(message);
  if (evidence !== undefined && evidence.rows.length > 0)
    text.appendCodeblock(tableOf(evidence).map(aligned).join('\n'), 'text');
  const shown = new vscode.TestMessage(text);
  shown.location = new vscode.Location(vscode.Uri.parse(uri), firstLine(plainRange(range)));
  if (diff !== undefined) {
    shown.expectedOutput = diff.expected;
    shown.actualOutput = diff.actual;
  }
  return shown;
}

/** The table, and how many rows are not in it. */
function tableOf(evidence: ViewRows): readonly string[] {
  const more = evidence.total - evidence.rows.length;
  const table = evidenceTable(evidence);
  if (more <= 0) return table;
  return [
    ...table,
    more === 1 ? vscode.l10n.t('and 1 more row') : vscode.l10n.t('and {0} more rows', more),
  ];
}

/** Messages put names and values between backticks: they are shown as code, and nothing in them is Markdown. */
function textOf(message: string): vscode.MarkdownString {
  const parts = message.split('`');
  const text = new vscode.MarkdownString();
  if (parts.length % 2 === 0) return text.appendText(message);
  for (const [at, part] of parts.entries()) {
    const code = part.replaceAll(/\s+/g, ' ').trim();
    if (at % 2 === 0 || code === '') text.appendText(part);
    else text.appendMarkdown(`\`${code}\``);
  }
  return text;
}

/** The peek view of results makes one space of many. */
function aligned(row: string): string {
  return row.replaceAll(' ', '\u00a0');
}

/** A message stands at one line: the first of what promises it. */
function firstLine({ start, end }: vscode.Range): vscode.Range {
  const isOne = start.line === end.line;
  return new vscode.Range(start, isOne ? end : new vscode.Position(start.line, LINE_END));
}

/** The editor takes the end of the line for any column behind it. */
const LINE_END = 10_000;

function line(run: vscode.TestRun, text: string, item?: vscode.TestItem): void {
  // Output is a terminal: nothing of a file may steer it.
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  run.appendOutput(`${plain}\r\n`, undefined, item);
}
