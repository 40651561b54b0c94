import * as vscode from 'vscode';
import { page } from './page.ts';
import { eventually } from './editor.ts';

/** Opens our walkthrough. VS Code reads those of extensions late, and shows one of its own till then. */
export async function openWalkthrough(): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      'dataengos.dataengos#start',
      false,
    );
    await page.waitFor({
      selector: '.getting-started-step',
      hasText: 'Open a contract',
      timeout: 2000,
    });
    return true;
  }, 20_000);
}
