import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../../server/src/hosts/cli/commands.ts';
import allOperations from '../../../server/src/operations/all-operations.ts';

/** No operations: one is about the program itself, the other talks with people while it goes. */
const ofTheProgram = ['check', 'run'];

test('the command line offers every operation, and nothing else', () => {
  const names = allOperations.map(({ name }) => name);
  const offered = commands.map(({ name }) => name.replaceAll(' ', '-'));
  expect(offered.sort()).toEqual([...names, ...ofTheProgram].sort());
});

test('the page of the command line names every command and option', () => {
  const page = readFileSync('docs/cli.md', 'utf8');
  for (const { name, options } of commands) {
    expect(page).toContain(`| \`${name} `);
    for (const option of options) expect(page).toContain(`--${option.name}`);
  }
});
