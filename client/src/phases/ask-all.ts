import * as vscode from 'vscode';
import { askOne, type AskedOne } from './ask-one.ts';

export type Asked = AskedOne;
export type Given = ReadonlyMap<string, readonly string[]>;

/** Asks one after the other; the button leads back with the answers kept. Undefined: the user went away. */
export async function askAll(
  title: string,
  asked: readonly Asked[],
  token?: vscode.CancellationToken,
): Promise<Given | undefined> {
  const answers = new Map<string, readonly string[]>();
  for (let at = 0; at < asked.length;) {
    const one = asked[at];
    if (one === undefined || token?.isCancellationRequested) return undefined;
    const before = answers.get(one.id);
    const given = await askOne(one, { title, step: at + 1, of: asked.length, before }, token);
    if (given === 'cancelled') return undefined;
    if (given === 'back') {
      at--;
      continue;
    }
    answers.set(one.id, given);
    at++;
  }
  return new Map([...answers].filter(([, values]) => values.length > 0));
}
