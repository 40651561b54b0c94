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
import { openWalkthrough } from '../walkthrough-page.ts';

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
};

/** A contract with several kinds of mistakes, each of them common. */
const TEXT = `apiVersion: v3.1.0
kind: DataContract
id: 3f0c1a52-6f1e-4c8a-9c55-0b1d6a7e8f21
name: orders
version: 1.2.0
status: active
domain: sales
description:
  purpose: Every order a customer has placed, for revenue and churn reports.
schema:
  - name: orders
    physicalType: table
    properties:
      - name: order_id
        logicalType: varchar
        primaryKey: yes
        isNullable: false
      - name: amount
        logicalType: number
        min: 0
    quality:
      - type: sql
        query: SELECT COUNT(*) FROM \${object} WHERE amount < 0
        mustBe: 0
slaProperties:
  - property: latency
    value: 4
    unit: h
`;

// Written to out/screenshots; those of images/readme are copied from there.
suite('pictures', () => {
  suiteSetup(async () => {
    await page.resize(1200, 760);
    await openContract('contracts/orders.odcs.yaml', TEXT);
    await eventually(() =>
      findings(file('contracts/orders.odcs.yaml')).length > 1 ? true : undefined,
    );
    await closeAll();
  });
  suiteTeardown(async () => {
    await setTheme(undefined);
    await vscode.workspace.fs.delete(file('contracts'), { recursive: true });
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    test(`in ${name}`, async () => {
      await setTheme(theme);
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      const editor = await openContract('contracts/orders.odcs.yaml', TEXT);
      await eventually(() => (findings(editor.document.uri).length > 1 ? true : undefined));
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      await cursorAfter(editor, 'isNull');
      await page.waitFor({ selector: '.markers-panel .monaco-list-row', hasText: 'varchar' });
      await eventually(async () => {
        await page.press('Control+.');
        await page.waitFor({ selector: '.action-widget .monaco-list-row', timeout: 2000 });
        return true;
      });
      await page.screenshot(`editor-${name}`);
      await page.press('Escape');
      await vscode.commands.executeCommand('workbench.action.closePanel');

      await page.hover({ selector: '.view-line span span', hasText: 'logicalType' });
      await page.waitFor({ selector: '.monaco-hover-content' });
      await sleep(600);
      await page.screenshot(`hover-${name}`);
      await page.press('Escape');

      await cursorAfter(editor, 'logicalType: number');
      await page.press('Enter');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await page.waitFor({ selector: '.suggest-widget.visible .monaco-list-row' });
      if (!(await page.texts({ selector: '.suggest-details' })).length)
        await page.press('Control+Space');
      await page.waitFor({ selector: '.suggest-details' });
      await page.screenshot(`completion-${name}`);
      await page.press('Escape');
      await closeAll();

      await openWalkthrough();
      await page.waitFor({ selector: 'svg', webview: true });
      await page.screenshot(`walkthrough-${name}`);
      await closeAll();
    }).timeout(60_000);
  }
});

function setTheme(theme: string | undefined): Thenable<void> {
  return vscode.workspace
    .getConfiguration('workbench')
    .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
}
