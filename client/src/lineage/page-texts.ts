import * as vscode from 'vscode';
import { englishTexts, type Texts } from './page/texts.ts';

/** What the page says, in the language of the editor: the page itself cannot ask for it. */
export function pageTexts(): Texts {
  // The page puts the values in. Without the empty record VS Code would look for them in an array: `{at}` is a method.
  const translated = Object.entries(englishTexts).map(([key, text]) => [
    key,
    vscode.l10n.t(text, {}),
  ]);
  return Object.fromEntries(translated) as Texts;
}
