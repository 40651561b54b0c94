import assert from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  cursorAfter,
  eventually,
  file,
  findings,
  openContract,
  sleep,
} from '../editor.ts';
import { page } from '../page.ts';
import { picture, setTheme, themes } from '../pictures.ts';
import { openWalkthrough } from '../walkthrough-page.ts';

const CONTRACT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';

/** What is wrong in the picture of the editor: the mistakes that contracts in the field have most. */
const MISTAKES = [
  ['logicalType: string', 'logicalType: varchar'],
  ['primaryKeyPosition: 1', 'pii: false'],
  ['unique: true', 'unique: yes'],
  ['required: true', 'isNullable: false'],
] as const;

// Each picture in each theme.
suite('pictures', () => {
  let clean = '';

  suiteSetup(async () => {
    clean = new TextDecoder().decode(await vscode.workspace.fs.readFile(file(CONTRACT)));
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  suiteTeardown(async () => {
    await closeAll();
    await setTheme(undefined);
    await vscode.workspace.fs.writeFile(file(CONTRACT), new TextEncoder().encode(clean));
  });

  for (const theme of themes) {
    test(`mistakes, their findings and a fix, ${theme}`, async () => {
      await page.resize(1200, 680);
      await setTheme(theme);
      const editor = await open(withMistakes(clean));
      await eventually(() => findings(editor.document.uri).length >= MISTAKES.length || undefined);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await page.waitFor({ selector: '.markers-panel .monaco-list-row', hasText: 'varchar' });
      await cursorAfter(editor, 'isNull');
      await vscode.commands.executeCommand('workbench.action.increaseViewHeight');
      await showFrom(editor, '    businessName: Customers');
      await page.waitFor({ selector: '.codelens-decoration a', hasText: 'reference' });
      await eventually(async () => {
        await page.press('Control+.');
        await page.waitFor({ selector: '.action-widget .monaco-list-row', timeout: 2_000 });
        return true;
      });
      await picture('editor', theme);
      await page.press('Escape');
      await vscode.commands.executeCommand('workbench.action.closePanel');
      await closeAll();
    }).timeout(60_000);

    test(`completion, ${theme}`, async () => {
      await page.resize(960, 560);
      await setTheme(theme);
      const line = 'unique: true\n';
      const editor = await open(clean.replace(line, `${line}        \n`));
      await cursorAfter(editor, `${line}        `);
      await showFrom(editor, '    properties:');
      await page.press('Control+Space');
      await page.waitFor({ selector: '.suggest-widget.visible .monaco-list-row' });
      await page.press('Control+Space');
      await page.waitFor({ selector: '.suggest-details .body' });
      await picture('completion', theme, { selector: '.part.editor' });
      await page.press('Control+Space');
      await page.press('Escape');
      await closeAll();
    }).timeout(60_000);

    test(`hover, ${theme}`, async () => {
      await page.resize(960, 560);
      await setTheme(theme);
      const editor = await open(clean);
      await cursorAfter(editor, 'Customers\n');
      await showFrom(editor, 'schema:\n');
      await page.hover({ selector: '.view-line span span', hasText: 'logicalType' });
      await page.waitFor({ selector: '.monaco-hover-content', hasText: 'logicalType' });
      await picture('hover', theme, { selector: '.part.editor' });
      await closeAll();
    }).timeout(60_000);

    test(`walkthrough, ${theme}`, async () => {
      await page.resize(1200, 760);
      await setTheme(theme);
      await openWalkthrough();
      await page.waitFor({ selector: 'svg', webview: true });
      await picture('walkthrough', theme);
      await closeAll();
    }).timeout(60_000);
  }
});

/** Opens the contract with another text, once the editor has noticed that it changed. */
async function open(text: string): Promise<vscode.TextEditor> {
  const editor = await openContract(CONTRACT, text);
  await eventually(() => editor.document.getText() === text || undefined);
  return editor;
}

function withMistakes(text: string): string {
  return MISTAKES.reduce((changed, [right, wrong]) => {
    assert.ok(changed.includes(right), right);
    return changed.replace(right, wrong);
  }, text);
}

/** Scrolls so that the text stands in the first line that sticky scrolling leaves free. */
async function showFrom(editor: vscode.TextEditor, text: string): Promise<void> {
  const position = editor.document.positionAt(editor.document.getText().indexOf(text));
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.AtTop);
  await eventually(() => editor.visibleRanges.some(({ start }) => start.line > 0) || undefined);
  await sleep(500);
}
