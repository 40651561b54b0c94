import type * as vscode from 'vscode';
import type { Answers, Question } from '../../../server/src/hosts/lsp/protocol.ts';
import { askAll } from './ask-all.ts';

/** Puts the questions of a run to the person. Null: they went away, and the run stops until somebody goes on with it. */
export async function askPerson(
  title: string,
  questions: readonly Question[],
  token: vscode.CancellationToken,
): Promise<Answers | null> {
  const asked = questions.map(({ id, text, why, choices, free, many }) => ({
    ...{ id, text, why, choices, many, required: false },
    // A question that nobody can answer is one to be answered in words.
    free: free || choices.length === 0,
  }));
  const given = await askAll(title, asked, token);
  return given === undefined ? null : Object.fromEntries(given);
}
