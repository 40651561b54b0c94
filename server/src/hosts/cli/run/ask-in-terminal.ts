import type { Answers, Question } from '../../../agent/question.ts';
import type { Io } from '../io.ts';
import { visible } from '../visible.ts';
import { told } from '../../../agent/told.ts';

/**
 * Asks the person at the terminal: numbers choose, other text is the answer itself where it may be, an empty line skips.
 * Nobody there: all stays open. Undefined: they ended the input.
 */
export async function askInTerminal(
  questions: readonly Question[],
  { stderr, askLine }: Pick<Io, 'stderr' | 'askLine'>,
): Promise<Answers | undefined> {
  if (askLine === undefined) return {};
  const answers: Record<string, readonly string[]> = {};
  for (const question of questions) {
    stderr.write(shown(question));
    for (;;) {
      const line = await askLine('> ');
      if (line === undefined) return undefined;
      const said = answerOf(line, question);
      if ('problem' in said) {
        stderr.write(`${said.problem}\n`);
        continue;
      }
      if (said.values.length > 0) answers[question.id] = said.values;
      break;
    }
  }
  return answers;
}

function shown({ text, why, choices, free, many }: Question): string {
  const lines = choices.map(({ value, detail }, index) => {
    const reason = detail === undefined ? '' : ` (${visible(told(detail))})`;
    return `  ${index + 1}. ${visible(value)}${reason}`;
  });
  const numbers = many === true ? 'numbers, parted by commas' : 'a number';
  const ways = [
    ...(choices.length > 0 ? [numbers] : []),
    ...(free ? ['text'] : []),
    'nothing to leave it open',
  ];
  return [
    '',
    visible(told(text)),
    ...(why === undefined ? [] : [visible(told(why))]),
    ...lines,
    `(${ways.join(', ')})`,
    '',
  ].join('\n');
}

function answerOf(
  line: string,
  { choices, free, many }: Question,
): { readonly values: readonly string[] } | { readonly problem: string } {
  const said = line.trim();
  if (said === '') return { values: [] };
  const pieces = many === true ? piecesOf(said, choices) : [said];
  const values = pieces
    .filter((one) => one !== '')
    .map((one) => chosen(one, choices) ?? (free ? one : undefined));
  const known = values.filter((one) => one !== undefined);
  if (known.length === values.length) return { values: known };
  return { problem: `Choose from 1 to ${choices.length}.` };
}

/** A comma parts numbers and names. In a sentence it is one of the sentence: only numbers before it are told apart. */
function piecesOf(said: string, choices: Question['choices']): readonly string[] {
  const pieces = said.split(',').map((one) => one.trim());
  if (pieces.every((one) => !/\s/.test(one) || chosen(one, choices) !== undefined)) return pieces;
  const [, numbers = '', text = ''] = /^((?:\d+\s*,\s*)*)(.*)$/s.exec(said) ?? [];
  return [...numbers.split(',').map((one) => one.trim()), text.trim()];
}

function chosen(said: string, choices: Question['choices']): string | undefined {
  const byNumber = /^\d+$/.test(said) ? choices[Number(said) - 1]?.value : undefined;
  return byNumber ?? choices.find(({ value }) => value === said)?.value;
}
