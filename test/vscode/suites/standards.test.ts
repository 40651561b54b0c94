import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, eventually, expectFindings, file, writeFile } from '../editor.ts';

const PROFILE = 'standards/.agent-os/profiles/default';

suite('standards', () => {
  let workflow: vscode.Uri;

  suiteSetup(async () => {
    await writeFile(`${PROFILE}/standards/sql/keys.md`, '# Keys\n\n- Every table has one.\n');
    workflow = await writeFile(
      `${PROFILE}/workflows/fix.md`,
      '# Fix\n\n{{standards/sql/kyes}}\n{{',
    );
  });
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('standards'), { recursive: true }));

  test('an include that leads to nothing is found', async () => {
    await vscode.window.showTextDocument(workflow);
    await expectFindings(workflow, ['placeholders-resolve: Warning']);
  });

  test('names are completed behind two braces', async () => {
    await vscode.window.showTextDocument(workflow);
    await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        workflow,
        new vscode.Position(3, 2),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('standards/sql/keys'), labels.join());
      return labels;
    });
  });

  test('the preview shows what a phase is told, with its tokens', async () => {
    await vscode.window.showTextDocument(workflow);
    const running = vscode.commands.executeCommand('dataengos.previewInstructions');
    const text = await eventually(async () => {
      // The phase of the workflow in front comes first.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const shown = vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.scheme === 'dataengos-instructions',
      );
      assert.ok(shown);
      return shown.document.getText();
    });
    await running;
    assert.match(text, /^# Instructions for fix\n\nProfile: default\. About \d+ tokens; /);
    assert.match(text, /\.agent-os\/profiles\/default\/standards\/sql\/style\.md/);
    assert.match(text, /\n# SQL style\n/);
  });
});
