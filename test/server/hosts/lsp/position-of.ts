import type { Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** The position in a text so many characters behind the start of a word. */
export function positionOf(text: string, word: string, into = 1): Position {
  return TextDocument.create('', '', 0, text).positionAt(text.indexOf(word) + into);
}
