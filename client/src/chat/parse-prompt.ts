import type { PhaseInput, ViewPhase } from '../../../server/src/hosts/lsp/protocol.ts';

const FIELD = /(?:^|\s)([a-z][a-zA-Z_]*)=(?:"([^"]*)"|'([^']*)'|(\S+))/g;

/**
 * What somebody writes behind a command: `domain=finance name="Churn report" the rest`. Fields that the phase does not have
 * stay words; the words are the answer to the first field that is still without one, those that are required first.
 */
export function parsePrompt({ input }: Pick<ViewPhase, 'input'>, prompt: string): PhaseInput {
  const names = new Set(input.map(({ name }) => name));
  const given = new Map<string, string>();
  const rest = prompt.replace(FIELD, (whole, name: string, ...values: (string | undefined)[]) => {
    const value = values[0] ?? values[1] ?? values[2] ?? '';
    if (!names.has(name) || value === '') return whole;
    given.set(name, value);
    return ' ';
  });
  const words = rest.trim();
  const free = input.filter(({ name }) => !given.has(name));
  const main = free.find(({ required }) => required) ?? free[0];
  if (words !== '' && main !== undefined) given.set(main.name, words);
  return Object.fromEntries(given);
}
