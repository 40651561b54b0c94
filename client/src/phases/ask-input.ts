import * as vscode from 'vscode';
import type { PhaseInput, ViewPhase } from '../../../server/src/hosts/lsp/protocol.ts';
import { askAll } from './ask-all.ts';

/**
 * Asks for what a phase needs to begin. `known`: fields that are not asked for; `guess`: offered first. Undefined: the user
 * went away.
 */
export async function askInput(
  { title, input }: ViewPhase,
  known: PhaseInput,
  guess: PhaseInput = {},
): Promise<PhaseInput | undefined> {
  const given = Object.fromEntries(
    input.flatMap(({ name }) => {
      const value = known[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const asked = input
    .filter(({ name }) => !(name in given))
    .map(({ name, doc, required, choices }) => {
      const first = guess[name];
      const others = choices.filter((choice) => choice !== first);
      return {
        ...{ id: name, text: doc, required, free: true },
        choices: [
          ...(first === undefined
            ? []
            : [{ value: first, detail: vscode.l10n.t('What is in front') }]),
          ...others.map((value) => ({ value })),
        ],
      };
    });
  const answers = await askAll(title, asked);
  if (answers === undefined) return undefined;
  const typed = [...answers].map(([name, values]) => [name, values.join(', ')] as const);
  return { ...given, ...Object.fromEntries(typed) };
}
