import * as vscode from 'vscode';
import { ProposedTexts } from './proposed-texts.ts';
import { ScaffoldNotes } from './scaffold-notes.ts';

/** What stays of scaffolds between two commands: texts that are shown, and notes in Problems. */
export class Scaffolding implements vscode.Disposable {
  readonly texts = new ProposedTexts();
  readonly notes = new ScaffoldNotes();

  dispose(): void {
    this.texts.dispose();
    this.notes.dispose();
  }
}
