import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  contract,
  cursorAfter,
  eventually,
  expectFindings,
  file,
  findings,
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

/** The policies of the example hold here, too: an email is PII, and behind `hash_pii` from the first model on. */
const PEOPLE = contract()
  .replace('- name: orders', '- name: people')
  .replace(
    '- name: order_id',
    '- name: email\n        classification: confidential\n        encryptedName: email_hash',
  );

const MODEL = `select
    p.email
from {{ source('crm', 'people') }} as p
`;

const LEADS = contract()
  .replace('- name: orders', '- name: leads')
  .replace('- name: order_id', '- name: email');

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
  suiteTeardown(async () => {
    for (const folder of ['governed', 'people'])
      await vscode.workspace.fs.delete(file(folder), { recursive: true });
  });

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

  test('the lightbulb wraps a column in the macro of its policy', async () => {
    // In a folder of its own: VS Code may fail to watch folders that came together with what is in them.
    await writeFile('people/specs/contracts/sources/crm/people.odcs.yaml', PEOPLE);
    await writeFile('people/dbt/dbt_project.yml', 'name: crm\n');
    const model = await writeFile('people/dbt/models/staging/stg_people.sql', MODEL);
    const isReported = (): boolean =>
      findings(model).includes('sql-treats-sensitive-columns: Error');
    const document = await vscode.workspace.openTextDocument(model);
    const editor = await vscode.window.showTextDocument(document);
    await eventually(() => isReported() || undefined);
    const action = { selector: '.action-widget .monaco-list-row', hasText: 'hash_pii' };
    // The key goes nowhere while the focus is still on its way into the editor.
    await eventually(async () => {
      await cursorAfter(editor, 'p.em');
      await page.press('Control+.');
      await page.waitFor({ ...action, timeout: 3_000 });
      return true;
    });
    await page.click(action);
    await eventually(() => {
      assert.equal(
        document.getText(),
        MODEL.replace('p.email', "{{ hash_pii('p.email') }} as email"),
      );
      return true;
    });
    await eventually(() => !isReported() || undefined);
  });

  test('classifications are proposed in a preview, and those that are ticked are applied', async () => {
    const { document } = await openContract('governed/leads/leads.odcs.yaml', LEADS);
    const panel = '.bulk-edit-panel';
    const running = vscode.commands.executeCommand('dataengos.classify', file('governed/leads'));
    const row = { selector: `${panel} .monaco-list-row`, hasText: 'leads.odcs.yaml' };
    await page.waitFor(row);
    const reason = 'email: PII, confidential (classification.yaml:';
    await page.waitFor({ selector: `${panel} .theme-icon[title^="${reason}"]` });
    assert.equal(document.getText(), LEADS);
    await page.click({ selector: `${panel} .monaco-list-row .edit-checkbox` });
    await page.click({ selector: `${panel} .monaco-button`, hasText: 'Apply' });
    await running;
    const lines = [
      'classification: confidential',
      'tags:',
      '  - pii',
      'customProperties:',
      '  - property: treatment',
      '    value: hash',
    ];
    assert.equal(document.getText(), `${LEADS}${lines.map((one) => `        ${one}\n`).join('')}`);
    await expectFindings(document.uri, []);
  });

  test('a preview that is discarded changes nothing', async () => {
    const { document } = await openContract('governed/leads/more.odcs.yaml', LEADS);
    const running = vscode.commands.executeCommand('dataengos.classify', document.uri);
    const discard = { selector: '.bulk-edit-panel .monaco-button', hasText: 'Discard' };
    await page.click(discard);
    await running;
    assert.equal(document.getText(), LEADS);
  });

  test('the effective policy is a page with where each part comes from', async () => {
    await openCustomers();
    await vscode.commands.executeCommand('dataengos.showEffectivePolicy');
    const text = await pageText('Policies for customers.odcs.yaml');
    // The example has a policy of that name, too, so the folder is said.
    const row = /`snake_case` \| \[`governed\/specs\/governance\/naming\.json:3`\]\(<file:.*#L3>\)/;
    assert.match(text, row);
  });

  test('the governance report is a page about all contracts', async () => {
    await vscode.commands.executeCommand('dataengos.showGovernanceReport');
    // A page that another suite has opened is made anew in a moment.
    await eventually(async () => {
      assert.match(await pageText('Governance report'), /`conforming-names`/);
      return true;
    });
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
