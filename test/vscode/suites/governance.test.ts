import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  eventually,
  expectFindings,
  file,
  openContract,
  withSetting,
  writeFile,
} from '../editor.ts';
import { page } from '../page.ts';

const POLICY = `{
  "casing": {
    "tables": "snake_case"
  }
}
`;

const CONTRACT = contract().replace('- name: orders', '- name: customerData');

suite('governance', () => {
  let policy: vscode.Uri;
  let customers: vscode.Uri;

  suiteSetup(async () => {
    policy = await writeFile('governed/specs/governance/naming.json', POLICY);
    await writeFile(
      'governed/.agent-os/profiles/strict/governance/naming.json',
      '{ "column_rules": { "string": { "suffix": "_text" } } }\n',
    );
    customers = await writeFile('governed/specs/contracts/customers.odcs.yaml', CONTRACT);
    await expectFindings(customers, ['conforming-names: Warning']);
  });
  teardown(closeAll);
  suiteTeardown(() => vscode.workspace.fs.delete(file('governed'), { recursive: true }));

  const openCustomers = (): Promise<vscode.TextEditor> =>
    openContract('governed/specs/contracts/customers.odcs.yaml', CONTRACT);

  test('an edit of the policy changes the problems of a contract that is not open', async () => {
    const document = await vscode.workspace.openTextDocument(policy);
    await vscode.window.showTextDocument(document);
    const replace = async (before: string, after: string): Promise<void> => {
      const start = document.getText().indexOf(before);
      const range = new vscode.Range(
        document.positionAt(start),
        document.positionAt(start + before.length),
      );
      const edit = new vscode.WorkspaceEdit();
      edit.replace(policy, range, after);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await replace('snake_case', 'camelCase');
    await expectFindings(customers, []);
    await replace('camelCase', 'snake_case');
    await expectFindings(customers, ['conforming-names: Warning']);
  });

  test('the lightbulb leads to the line of the policy', async () => {
    const { document } = await openCustomers();
    await expectFindings(customers, ['conforming-names: Warning']);
    const at = document.positionAt(document.getText().indexOf('customerData') + 1);
    const action = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        customers,
        new vscode.Range(at, at),
      );
      return found.find(({ title }) => title.startsWith('Go to policy'));
    });
    assert.equal(action.title, 'Go to policy: `casing.tables` in naming.json:3');
    const { command } = action;
    assert.ok(command);
    const given: readonly unknown[] = command.arguments ?? [];
    await vscode.commands.executeCommand(command.command, ...given);
    const { selection } = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path === policy.path ? active : undefined;
    });
    assert.equal(selection.start.line, 2);
    assert.equal(selection.isEmpty, false);
  });

  test('the effective policy is a page with where each part comes from', async () => {
    await openCustomers();
    await vscode.commands.executeCommand('dataengos.showEffectivePolicy');
    const text = await pageText('Policies for customers.odcs.yaml');
    assert.match(text, /`snake_case` \| \[`naming\.json:3`\]\(<file:.*naming\.json#L3>\)/);
  });

  test('the governance report is a page about all contracts', async () => {
    await vscode.commands.executeCommand('dataengos.showGovernanceReport');
    const text = await pageText('Governance report');
    assert.match(text, /`conforming-names`/);
  });

  test('governance.profile chooses the profile', async () => {
    await openCustomers();
    await expectFindings(customers, ['conforming-names: Warning']);
    await withSetting('dataengos.governance.profile', 'strict', () =>
      expectFindings(customers, ['conforming-names: Warning', 'conforming-names: Warning']),
    );
    await expectFindings(customers, ['conforming-names: Warning']);
  });

  test('the status item names the policies', async () => {
    await openCustomers();
    await page.click({ selector: '#status\\.languageStatus' });
    await page.waitFor({ selector: '.hover-language-status', hasText: 'Policies: naming' });
    await page.press('Escape');
    await page.hover({ selector: '.view-lines' });
    await page.waitFor({ selector: '.hover-language-status', gone: true });
  });
});

/** The text behind a page about policies, once a tab shows it. */
function pageText(title: string): Promise<string> {
  return eventually(() => {
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.map(({ label }) => label),
    );
    assert.ok(
      labels.some((label) => label.includes(title)),
      labels.join(),
    );
    const document = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'dataengos-policy' && uri.path.includes(title),
    );
    return document?.getText().startsWith('# ') ? document.getText() : undefined;
  });
}
