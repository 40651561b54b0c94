import type { Command } from './command.ts';
import type { Option } from './option.ts';

const config: Option = {
  name: 'config',
  value: 'file',
  doc: 'project file to use; dataengos.json of the nearest folder otherwise',
};

const project: readonly Option[] = [
  config,
  {
    name: 'preset',
    value: 'preset',
    choices: ['relaxed', 'recommended', 'strict'],
    doc: 'how much is asked for; goes before the project file',
  },
];

const selection: readonly Option[] = [
  ...project,
  {
    name: 'since',
    value: 'ref',
    doc: 'only files that differ from where the branch left this git ref',
  },
  { name: 'stdin-filename', value: 'name', doc: 'what to call standard input, when the path is -' },
];

const output: readonly Option[] = [
  { name: 'quiet', short: 'q', doc: 'print nothing but the result itself' },
  { name: 'no-color', doc: 'no colours; the same as NO_COLOR=1' },
];

const dryRun: Option = {
  name: 'dry-run',
  doc: 'write nothing; print what would change as a unified diff',
};

/** The subcommands, as the help lists them. */
export const commands: readonly Command[] = [
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
    name: 'fix',
    summary: 'Apply the safe fixes',
    usage: 'fix [options] [path ...]',
    doc: 'Applies every safe fix to the contracts at or below the paths. A path of - reads standard input and prints the fixed text.',
    options: [dryRun, ...selection, ...output],
    load: async () => (await import('./commands/fix.ts')).runFix,
  },
  {
    name: 'convert',
    summary: 'Rewrite contracts of retired formats as ODCS 3',
    usage: 'convert [options] [path ...]',
    doc: 'Rewrites contracts of the Data Contract Specification, and of version 2 of the Open Data Contract Standard, as ODCS 3.1. A path of - reads standard input and prints the new text.',
    options: [dryRun, ...selection, ...output],
    load: async () => (await import('./commands/convert.ts')).runConvert,
  },
  {
    name: 'classify',
    summary: 'Classify sensitive properties',
    usage: 'classify [options] [path ...]',
    doc: 'Writes class, level and treatment of sensitive properties into contracts that do not say them, by the classification policies of the workspace or, where it has none, by a catalogue of well-known data. A path of - reads standard input and prints the new text.',
    options: [dryRun, ...selection, ...output],
    load: async () => (await import('./commands/classify.ts')).runClassify,
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
    name: 'lineage update',
    summary: 'Make topologies say what contracts and dbt say',
    usage: 'lineage update [options] [path ...]',
    doc: 'Updates the topologies at or below the paths, or below the current folder: tables and edges that are missing come, those that are gone go. Layout, labels, comments and all other lines stay.',
    options: [dryRun, ...project, ...output],
    load: async () => (await import('./commands/lineage-update.ts')).runLineageUpdate,
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
    name: 'scaffold',
    summary: 'Make the dbt project that contracts demand, or bring it up to date',
    usage: 'scaffold [options] [contract ...]',
    doc: 'Makes sources, models and tests of dbt from the contracts, given by name, id or path, or from all of them. What is there already is brought up to date: what people wrote stands, and where both changed the same, the place is printed. Topologies get the nodes and edges of the tables.',
    options: [
      {
        name: 'adapter',
        value: 'adapter',
        choices: ['duckdb', 'postgres', 'snowflake', 'bigquery', 'databricks', 'redshift', 'trino'],
        doc: 'the database (default: as the project or the servers of the contracts say)',
      },
      {
        name: 'project',
        value: 'folder',
        doc: 'folder of the dbt project (default: the one that is there, or implementation/dbt_project)',
      },
      { name: 'enforce', doc: 'dbt enforces columns and types of the contracts' },
      { name: 'packages', doc: 'use tests of dbt_utils and dbt_expectations where they fit' },
      { name: 'no-unit-tests', doc: 'make no unit tests from sample data' },
      dryRun,
      ...project,
      ...output,
    ],
    load: async () => (await import('./commands/scaffold.ts')).runScaffold,
  },
  {
    name: 'init',
    summary: 'Begin a workspace',
    usage: 'init [options] [folder]',
    doc: 'Makes what a workspace begins with, in the folder or the current one: product vision, policies, topology, house style, a dbt project and dataengos.json. What is there already stays as it is, and an existing dbt project is used instead of a second one.',
    options: [
      dryRun,
      { name: 'name', value: 'name', doc: 'name of the project (default: that of the folder)' },
      {
        name: 'team',
        value: 'team',
        doc: 'team that answers for contracts (default: data-platform)',
      },
      { name: 'domain', value: 'domain', doc: 'first part of the business, with its pipeline' },
      {
        name: 'preset',
        value: 'preset',
        choices: ['relaxed', 'recommended', 'strict'],
        doc: 'how much is asked for in the workspace (default: recommended)',
      },
      ...output,
    ],
    load: async () => (await import('./commands/init.ts')).runInit,
  },
  {
    name: 'new',
    summary: 'Make a contract, a product, a domain or a policy',
    usage:
      'new [options] source <system> <name> | product <domain> <name> | domain <name> | policy <policy>',
    doc: 'Makes new files below the nearest "specs": a source contract, a data product with its canvas, the pipeline of a domain, or a policy (naming, classification, tagging, tiering, macro-library, service-levels). Names are held against the naming policy; a file that is there already is never changed.',
    options: [
      dryRun,
      {
        name: 'domain',
        value: 'domain',
        doc: 'of a source contract or policy: the part of the business that it is for',
      },
      {
        name: 'database',
        value: 'type',
        doc: 'of a contract: the type of its server, such as snowflake',
      },
      { name: 'descriptor', doc: 'of a product: with a descriptor in ODPS, too' },
      { name: 'policies', doc: 'of a domain: with naming and tagging policies of its own, too' },
      {
        name: 'team',
        value: 'team',
        doc: 'team that answers for it (default: the first of the tagging policy)',
      },
      config,
      ...output,
    ],
    load: async () => (await import('./commands/new.ts')).runNew,
  },
  {
    name: 'export',
    summary: 'Make the dbt package and the data catalog that are handed on',
    usage: 'export [options] [docs|warehouse-package ...]',
    doc: 'Writes below "exports": "docs", the data catalog as JSON and as pages of Markdown, and "warehouse-package", a clean copy of the dbt project, each with a manifest of hashes; both when none is named. Refuses while there are errors, and while logic is marked as to be written. All files are written, or none.',
    options: [
      dryRun,
      { name: 'force', doc: 'replace files of an earlier export that people have changed' },
      ...project,
      ...output,
    ],
    load: async () => (await import('./commands/export.ts')).runExport,
  },
  {
    name: 'sample',
    summary: 'Generate sample data',
    usage: 'sample [options] [contract ...]',
    doc: 'Makes the sample files below "specs/sample-data" that are missing, of the contracts with these names or at or below these paths, and of those that they refer to; of all when none is named. Rows meet what the contracts say, refer to each other, and hold no real data. A file that is there already is never changed.',
    options: [
      dryRun,
      { name: 'rows', value: 'n', doc: 'rows of each file, from 1 to 10000 (default: 10)' },
      { name: 'seed', value: 'n', doc: 'another number gives other rows (default: 1)' },
      {
        name: 'format',
        short: 'f',
        value: 'format',
        choices: ['csv', 'json'],
        doc: 'how files are written (default: csv)',
      },
      config,
      ...output,
    ],
    load: async () => (await import('./commands/sample.ts')).runSample,
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
