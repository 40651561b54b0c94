import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../../../server/src/hosts/cli/commands.ts';
import { cleanContract, wrongContract } from '../contract-texts.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const folder = tempFolder({ 'a.odcs.yaml': cleanContract, 'wrong.odcs.yaml': wrongContract });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test('--version', async () => {
  expect(await runCli(folder, ['--version'])).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});

describe('help', () => {
  test('of the program names every command', async () => {
    const { code, stdout } = await runCli(folder, ['--help']);
    expect(code).toBe(0);
    const width = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, summary } of commands)
      expect(stdout).toContain(`  ${name.padEnd(width)}  ${summary}`);
    expect((await runCli(folder, [])).code).toBe(2);
  });

  test.each(commands)('of $name names every option', async ({ name, options, usage }) => {
    const { code, stdout } = await runCli(folder, [name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Usage: dataengos ${usage}`);
    for (const option of options) expect(stdout).toContain(`--${option.name}`);
    expect((await runCli(folder, ['help', name])).stdout).toBe(stdout);
  });
});

describe('a wrong call', () => {
  test.each([
    [['lnt'], 'There is no command "lnt". Did you mean "lint"?'],
    [['--fix'], 'Options stand behind the command: "dataengos lint --fix".'],
    [['lint', '--fromat', 'json'], 'There is no option --fromat. Did you mean --format?'],
    [['lint', '-x'], 'There is no option -x.'],
    [['lint', '--format', 'jsn'], 'not "jsn". Did you mean "json"?'],
    [['lint', '--format'], 'The option --format needs a value: --format <format>.'],
    [['lint', '--format', '--quiet'], 'The option --format needs a value'],
    [['lint', '--fix=yes'], 'The option --fix takes no value.'],
    [['explain', 'known-field'], 'There is no rule "known-field". Did you mean "known-fields"?'],
    [['explain', 'a', 'b'], 'Name one rule, or none for the list.'],
    [['check'], 'Name one file'],
    [['check', 'a.yaml'], '"dataengos check --probe a.yaml"'],
    [['check', 'a.yaml'], '"dataengos lint a.yaml"'],
    [['check', '--probe', 'a.yaml', 'b.yaml'], 'Name one file'],
    [['check', '--probe', 'nowhere'], 'The file "nowhere" cannot be tried. There is no such file.'],
    [['fix', '-', 'a'], 'Standard input cannot be changed together with files.'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await runCli(folder, args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^dataengos: /);
  });
});

test('explain lists the rules and prints the page of one', async () => {
  const list = await runCli(folder, ['explain']);
  expect(list.stdout).toMatch(/^YAML and Mermaid themselves\n {2}valid-yaml +error +\S/);
  expect(list.stdout).toMatch(
    /^\nThe structure of a contract or policy\n(?: {2}.+\n)* {2}known-fields +error/m,
  );
  expect(list.stdout).toMatch(/^ {2}tables-have-keys +off +\S/m);
  const page = await runCli(folder, ['explain', 'known-fields']);
  expect(page.code).toBe(0);
  expect(page.stdout).toMatch(/^# known-fields\n/);
});

describe('check --probe', () => {
  test('tries every feature and tells nothing of the file', async () => {
    const secret = `${cleanContract}description:\n  purpose: Hunter2Secret\n`;
    const own = tempFolder({ 'private-name.odcs.yaml': secret });
    const { code, stdout, stderr } = await runCli(own, [
      'check',
      '--probe',
      'private-name.odcs.yaml',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const feature of ['parse', 'lint', 'document symbols', 'folding', 'document links']) {
      expect(stdout).toMatch(new RegExp(`^${feature} +1 `, 'm'));
    }
    for (const feature of ['completion', 'hover', 'selection ranges', 'code actions']) {
      expect(stdout).toMatch(new RegExp(`^${feature} +[3-9]\\d `, 'm'));
    }
    expect(stdout).toContain('Nothing went wrong.');
    expect(stdout).not.toMatch(/Hunter2|orders|private-name/);
    expect(stdout).not.toContain(own);
  });

  test('counts findings by their rules', async () => {
    const { stdout } = await runCli(folder, ['check', '--probe', 'wrong.odcs.yaml']);
    expect(stdout).toMatch(/^Findings: [a-z-]+ 1\.$/m);
  });
});
