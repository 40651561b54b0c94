import * as vscode from 'vscode';
import { eventually } from './editor.ts';
import { page } from './page.ts';

/** The box of the palette, of choices and of texts. */
export const BOX = '.quick-input-widget';
export const ROW = `${BOX} .monaco-list-row`;
/** In ms: the first time the server loads what a command needs. */
export const WAIT = 60_000;

/** A command as a person gives it: by its name in the palette. */
export async function choose(title: string): Promise<void> {
  await page.press('F1');
  await page.waitFor({ selector: `${BOX} input.input`, timeout: WAIT });
  await page.type(`DataEngOS: ${title}`);
  await page.waitFor({ selector: ROW, hasText: `DataEngOS: ${title}`, timeout: WAIT });
  await page.press('Enter');
}

/** Waits until the box asks this. */
export async function step(title: string): Promise<void> {
  await page.waitFor({ selector: `${BOX} .quick-input-title`, hasText: title, timeout: WAIT });
}

/** Writes over what is in the box. */
export async function answer(text: string): Promise<void> {
  await page.press('Control+a');
  await page.type(text);
  await page.press('Enter');
}

/** Waits until a file that ends so is in front. */
export function opened(end: string): Promise<vscode.TextDocument> {
  return eventually(() => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path.endsWith(end) === true ? document : undefined;
  }, WAIT);
}
