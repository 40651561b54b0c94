import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, file, notifications } from './editor.ts';
import { page } from './page.ts';
import { product } from './payment-failures.ts';
import { handles } from './review-run.ts';
import { answer, BOX, choose, ROW, step, WAIT } from './palette.ts';

/** Takes the guess: what comes first. */
export async function takeGuess(question: string): Promise<void> {
  await step(question);
  await page.waitFor({ selector: `${ROW}.focused`, timeout: WAIT });
  await page.press('Enter');
}

/** Ticks what comes first, where several may be ticked. */
export async function tickGuess(question: string): Promise<void> {
  await step(question);
  await page.click({
    selector: `${ROW} .quick-input-list-label, ${ROW} .label-name`,
    timeout: WAIT,
  });
  await page.click({ selector: `${BOX} .quick-input-action .monaco-button`, hasText: 'OK' });
}

/** One click. */
export async function click(question: string, choice: string): Promise<void> {
  await step(question);
  await page.click({ selector: ROW, hasText: choice, timeout: WAIT });
}

/** Types an answer of one's own. */
export async function type(question: string, text: string): Promise<void> {
  await step(question);
  await answer(text);
}

/** Where there is a text only, the box is named after the phase, and the question stands below. */
export async function typeBelow(question: string, text: string): Promise<void> {
  await page.waitFor({ selector: `${BOX} .quick-input-message`, hasText: question, timeout: WAIT });
  await answer(text);
}

/** The command and its answers, from the palette to the last of nine questions. */
export async function shapeSpec(look: (name: string) => Promise<void>): Promise<void> {
  await choose('Shape specification…');
  await typeBelow('What is wanted, in your own words.', product.idea);
  await typeBelow('The name of the data product', product.name);
  await click('The part of the business that owns it.', product.domain);
  await step('Which decision gets better with payment_failures?');
  await look('question');
  await takeGuess('Which decision gets better with payment_failures?');
  await step('Who uses it, how often, and in which form?');
  await look('question-many');
  await tickGuess('Who uses it, how often, and in which form?');
  await takeGuess('How old may the data be when it is read?');
  await takeGuess('Which personal data does it need, if any?');
  await type('Which questions does it answer?', 'Failure rate: Which share of the charges fails?');
  await typeBelow('What will people expect of it that it does not answer?', '');
  await takeGuess('How often is it brought up to date?');
  await takeGuess('For which share of the time must it be there?');
  await takeGuess('How long is it kept?');
}

export async function writeContract(look: (name: string) => Promise<void>): Promise<void> {
  await choose('Write contract…');
  await typeBelow('Of the data product', product.name);
  await click('The part of the business that owns it; that of its canvas', product.domain);
  await takeGuess('Path of its canvas');
  await click('The contracts that it is made from', 'stripe_charges');
  await typeBelow('The table; named after the product', '');
  await takeGuess('What is one row?');
  await step('Which columns does payment_failures show?');
  await look('columns');
  await tickGuess('Which columns does payment_failures show?');
}

/** The person agrees to what would be sent. */
export async function send(): Promise<void> {
  await consentShown();
  await page.click({ selector: ROW, hasText: 'now and in later runs' });
}

/** Whatever is said instead is why it does not come. */
export async function consentShown(): Promise<void> {
  await eventually(async () => {
    const rows = await page.texts({ selector: ROW });
    if (rows.some((one) => one.includes('now and in later runs'))) return true;
    throw new Error(`${rows.join('; ')} ${(await notifications()).join('; ')}`);
  }, WAIT);
}

/** The proposal of this file is in front, and was checked. */
export function proposed(path: string): Promise<vscode.TextEditor> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return eventually(async () => {
    const editor = vscode.window.activeTextEditor;
    const { scheme, path: shown } = editor?.document.uri ?? {};
    if (scheme === 'dataengos-proposal' && shown?.endsWith(`/${name}`)) return editor;
    throw new Error(`No proposal of ${name}: ${(await notifications()).join('; ')}`);
  }, 2 * WAIT);
}

/** What the status bar says of the proposal in front; the list of checks is there, too. */
export async function verdict(text: string): Promise<void> {
  await page.waitFor({ selector: '.pane-body .monaco-list-row', hasText: 'Rules', timeout: WAIT });
  await page.waitFor({ selector: '.statusbar-item', hasText: text, timeout: WAIT });
}

/** By the button of the tab; resolves once the file is there as proposed. */
export async function accept(editor: vscode.TextEditor, path: string): Promise<string> {
  const text = editor.document.getText();
  await page.click({
    selector: '.editor-actions .action-label[aria-label^="Accept proposal"]',
    timeout: WAIT,
  });
  await eventually(async () => {
    const written = await textOf(path);
    if (written !== text) throw new Error((await notifications()).join('; '));
    return true;
  }, WAIT);
  await reviewEnds();
  const { uri } = vscode.window.activeTextEditor?.document ?? {};
  assert.equal(uri?.toString(), file(path).toString());
  return text;
}

/** What was accepted is in front then, and nothing takes the keys any more. */
export async function reviewEnds(): Promise<void> {
  const { reviews } = await handles();
  await eventually(() => (reviews.pending.runs.length === 0 ? true : undefined), WAIT);
}

/** The verdict holds for the proposal as it is on the screen now. */
export async function checkedAgain({ document }: vscode.TextEditor): Promise<void> {
  const { reviews } = await handles();
  await eventually(() => reviews.pending.fileOf(document.uri)?.judged, WAIT);
}

/** Undefined where there is none. */
export async function textOf(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(path)));
  } catch {
    return undefined;
  }
}

/** Runs all sample tests from the palette; the model of the story is among what passes. */
export async function samplesPass(): Promise<void> {
  await choose('Test sample data');
  await eventually(async () => {
    const texts = (await page.texts({ selector: '.result-summary' })).join(' ');
    assert.match(texts, /\b([1-9]\d*)\/\1\b/);
    return true;
  }, 2 * WAIT);
}
