import * as vscode from 'vscode';
import type { SampleTests, ViewTest } from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';
import { evidenceTable } from './evidence-table.ts';

/** What the tests that were asked for came to: marks each item. What has no answer is no test any more. */
export function showResults(
  run: vscode.TestRun,
  items: ReadonlyMap<string, vscode.TestItem>,
  answer: SampleTests,
): void {
  const results = new Map(answer.tests.map((test) => [test.id, test]));
  for (const [id, item] of items) {
    const result = results.get(id);
    if (result === undefined) run.skipped(item);
    else showResult(run, item, result);
  }
  if (answer.unavailable !== undefined) line(run, answer.unavailable);
  for (const { uri, reason } of answer.notRead)
    line(run, `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}: ${reason}`);
}

function showResult(run: vscode.TestRun, item: vscode.TestItem, test: ViewTest): void {
  switch (test.state) {
    case 'passed':
      run.passed(item);
      return;
    case 'failed': {
      run.failed(item, messageOf(test));
      break;
    }
    default:
      run.skipped(item);
  }
  if (test.message === '') return;
  line(run, `${test.object}: ${item.label}: ${test.message}`, item);
  for (const row of test.evidence === undefined ? [] : evidenceTable(test.evidence))
    line(run, `  ${row}`, item);
}

/** With the rows that break the promise below it; rows that a model gives stand beside those of the sample. */
function messageOf({ message, evidence, diff, uri, range }: ViewTest): vscode.TestMessage {
  const text = new vscode.MarkdownString().appendText(message);
  if (evidence !== undefined && evidence.rows.length > 0)
    text.appendCodeblock(evidenceTable(evidence).join('\n'), 'text');
  const shown = new vscode.TestMessage(text);
  shown.location = new vscode.Location(vscode.Uri.parse(uri), firstLine(plainRange(range)));
  if (diff !== undefined) {
    shown.expectedOutput = diff.expected;
    shown.actualOutput = diff.actual;
  }
  return shown;
}

/** A message stands at one line: the first of what promises it. */
function firstLine({ start, end }: vscode.Range): vscode.Range {
  return start.line === end.line
    ? new vscode.Range(start, end)
    : new vscode.Range(start, new vscode.Position(start.line, Number.MAX_SAFE_INTEGER));
}

function line(run: vscode.TestRun, text: string, item?: vscode.TestItem): void {
  // Output is a terminal: nothing of a file may steer it.
  const plain = text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  run.appendOutput(`${plain}\r\n`, undefined, item);
}
