import type { Command } from './command.ts';
import { config, project, selection, output } from './shared-options.ts';

/** The subcommands that look at files and print what they find. */
export const readingCommands: readonly Command[] = [
  {
    name: 'lint',
    summary: 'Check data contracts',
    usage: 'lint [options] [path ...]',
    doc: 'Checks the contracts at or below the paths, or below the current folder. A path of - reads standard input.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['pretty', 'json', 'sarif', 'github', 'junit'],
        doc: 'how findings are printed (default: pretty)',
      },
      { name: 'fix', doc: 'apply safe fixes to the files first' },
      { name: 'max-warnings', value: 'n', doc: 'fail when there are more warnings than this' },
      {
        name: 'severity',
        value: 'severity',
        choices: ['error', 'warning', 'info', 'hint'],
        doc: 'lowest severity that is shown (default: hint)',
      },
      { name: 'allow-empty', doc: 'finding no contracts at all is all right' },
      ...selection,
      ...output,
    ],
    load: async () => (await import('./commands/lint.ts')).runLint,
  },
  {
    name: 'test',
    summary: 'Test sample data and dbt models against contracts',
    usage: 'test [options] [contract ...]',
    doc: 'Holds the sample data below specs/sample-data against the contracts, and runs the dbt models on it. A contract is named by its name, or by the path of its file or folder; all of them when none is named.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['pretty', 'json', 'junit'],
        doc: 'how results are printed (default: pretty)',
      },
      { name: 'list', doc: 'print the tests that there are, and run none' },
      { name: 'allow-empty', doc: 'finding no samples at all is all right' },
      config,
      ...output,
    ],
    load: async () => (await import('./commands/test.ts')).runTest,
  },
  {
    name: 'explain',
    summary: 'Explain a rule, or list all rules',
    usage: 'explain [rule]',
    doc: 'Prints the page of a rule: what it asks for, why, and examples.',
    options: [],
    load: async () => (await import('./commands/explain.ts')).runExplain,
  },
  {
    name: 'policy',
    summary: 'Show which policies hold for a file',
    usage: 'policy [options] [path]',
    doc: 'Prints the policies that hold for a file or folder, and all that they ask of it together, each part with the file and line that says so.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['markdown', 'json'],
        doc: 'how it is printed (default: markdown)',
      },
      config,
    ],
    load: async () => (await import('./commands/policy.ts')).runPolicy,
  },
  {
    name: 'governance report',
    summary: 'Report on names, classifications and exceptions by domain',
    usage: 'governance report [options] [path ...]',
    doc: 'Reports how far the contracts at or below the paths, or below the current folder, follow the policies that hold for them: for each domain the names that conform, columns without a classification, findings by rule, exceptions that end, and the policies in force.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['markdown', 'html', 'json'],
        doc: 'how it is written (default: markdown)',
      },
      { name: 'output', short: 'o', value: 'file', doc: 'write to this file, not to the terminal' },
      ...project,
      { name: 'quiet', short: 'q', doc: 'print nothing but the result itself' },
    ],
    load: async () => (await import('./commands/governance-report.ts')).runGovernanceReport,
  },
  {
    name: 'lineage',
    summary: 'Show what tables are made of, or check the topologies',
    usage: 'lineage [options] [path ...]',
    doc: 'Prints the tables at or below the paths, or below the current folder, and what flows between them, as contracts, data products, dbt, topologies and assets say it.',
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['mermaid', 'json', 'dot', 'openlineage'],
        doc: 'how it is written (default: mermaid)',
      },
      {
        name: 'check',
        doc: 'print where topologies disagree with contracts, dbt and the rest, and fail if they do',
      },
      {
        name: 'focus',
        value: 'table',
        doc: 'only this table, what it is made of, and what is made of it',
      },
      {
        name: 'up',
        value: 'n',
        doc: 'steps from --focus towards what it is made of (default: all)',
      },
      {
        name: 'down',
        value: 'n',
        doc: 'steps from --focus towards what is made of it (default: all)',
      },
      { name: 'output', short: 'o', value: 'file', doc: 'write to this file, not to the terminal' },
      { name: 'time', value: 'time', doc: 'time of the events of openlineage (default: now)' },
      ...project,
      ...output,
    ],
    load: async () => (await import('./commands/lineage.ts')).runLineage,
  },
  {
    name: 'check',
    summary: 'Try every feature on a file, for a bug report',
    usage: 'check --probe <file>',
    doc: 'Runs every editor feature at every token of the file and prints timings, versions, counts and what went wrong. The report holds nothing of the text of the file.',
    options: [{ name: 'probe', value: 'file', doc: 'the file to try' }, ...project],
    load: async () => (await import('./commands/check.ts')).runCheck,
  },
];
