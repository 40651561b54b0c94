import type { Command } from './command.ts';
import type { Option } from './option.ts';

const EVERYWHERE: readonly Option[] = [
  { name: 'help', short: 'h', doc: 'print this and exit' },
  { name: 'version', short: 'V', doc: 'print the version and exit' },
];

/** The help of the program. */
export function programHelp(commands: readonly Command[]): string {
  const list = table(commands.map(({ name, summary }) => [name, summary]));
  return `Check data contracts against the Open Data Contract Standard.

Usage: dataengos <command> [options]

Commands:
${list}

Options:
${optionTable(EVERYWHERE)}

Exit codes: 0 no errors, 1 errors, too many warnings or files not checked, 2 wrong call,
70 internal error, 130 interrupted.
"dataengos <command> --help" tells more of a command.
`;
}

/** The help of one command. */
export function commandHelp(command: Command): string {
  return `${command.doc}

Usage: dataengos ${command.usage}

Options:
${optionTable([...command.options, EVERYWHERE[0]!])}
`;
}

function optionTable(options: readonly Option[]): string {
  return table(
    options.map(({ name, short, value, choices, doc }) => {
      const argument = value === undefined ? '' : ` <${choices?.join('|') ?? value}>`;
      return [`${short === undefined ? '    ' : `-${short}, `}--${name}${argument}`, doc];
    }),
  );
}

function table(rows: readonly (readonly [string, string] | string[])[]): string {
  const short = rows.map(([first = '']) => first.length).filter((length) => length <= 34);
  const width = Math.max(...short);
  return rows
    .map(([first = '', second = '']) =>
      first.length > width
        ? `  ${first}\n  ${' '.repeat(width)}  ${second}`
        : `  ${first.padEnd(width)}  ${second}`,
    )
    .join('\n');
}
