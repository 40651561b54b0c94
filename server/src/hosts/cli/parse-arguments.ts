import { parseArgs } from 'node:util';
import { mostSimilar } from '../../base/similar.ts';
import type { Option, OptionValues } from './option.ts';
import { UsageError } from './usage-error.ts';

export interface Arguments {
  readonly options: OptionValues;
  readonly positionals: readonly string[];
}

/** Parses the words behind the command. Throws `UsageError` with a suggestion. */
export function parseArguments(words: readonly string[], options: readonly Option[]): Arguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      options.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short !== undefined && { short }),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find((one) => one.name === token.name);
    if (option === undefined) throw unknownOption(token.rawName, options);
    values[option.name] = checked(option, token.value, token.inlineValue === true);
  }
  return { options: values, positionals };
}

function checked(option: Option, value: string | undefined, inline: boolean): string | true {
  const name = `--${option.name}`;
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`The option ${name} takes no value.`);
    return true;
  }
  if (value === undefined || value === '' || (!inline && value.startsWith('-') && value !== '-')) {
    throw new UsageError(`The option ${name} needs a value: ${name} <${option.value}>.`);
  }
  const { choices } = option;
  if (choices !== undefined && !choices.includes(value)) {
    throw new UsageError(
      `The option ${name} takes one of ${choices.join(', ')}, not "${value}".${meant(value, choices)}`,
    );
  }
  return value;
}

function unknownOption(given: string, options: readonly Option[]): UsageError {
  const names = options.map(({ name }) => name);
  const similar = mostSimilar(given.replace(/^-+/, ''), names);
  const hint = similar === undefined ? '' : ` Did you mean --${similar}?`;
  return new UsageError(`There is no option ${given}.${hint}`);
}

function meant(word: string, known: readonly string[]): string {
  const similar = mostSimilar(word, known);
  return similar === undefined ? '' : ` Did you mean "${similar}"?`;
}
