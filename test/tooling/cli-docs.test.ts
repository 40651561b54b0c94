// docs/cli.md and the help of the command line tell of the same options.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../server/src/hosts/cli/commands.ts';

const page = readFileSync('docs/cli.md', 'utf8');

/** The options of the tables by the command that the line above the table names. */
function documented(): Map<string, string[]> {
  const options = new Map<string, string[]>();
  for (const [, names = '', table = ''] of page.matchAll(/^Of (.+):\n\n((?:\|.*\n)+)/gm)) {
    for (const row of table.split('\n')) {
      const option = /^\| .*?`--([\w-]+)/.exec(row)?.[1];
      if (option === undefined) continue;
      const also = [...row.matchAll(/`(\w+)` takes it, too/g)].map(([, name = '']) => name);
      for (const name of [...[...names.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one), ...also])
        options.set(name, [...(options.get(name) ?? []), option]);
    }
  }
  return options;
}

describe.each(commands)('$name', ({ name, options }) => {
  test('has a line in the table of commands', () => {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\\b`, 'm'));
  });

  test('has its options in the tables, and no others', () => {
    expect((documented().get(name) ?? []).sort()).toEqual(options.map((one) => one.name).sort());
  });
});
