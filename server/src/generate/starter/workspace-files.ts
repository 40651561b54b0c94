import type { GeneratedFile } from '../generated-file.ts';
import { formatScalar } from '../../syntax/yaml/edit/format-scalar.ts';
import { domainFiles, topology } from './domain-files.ts';
import { houseStyle } from './house-texts.ts';
import { policyKinds, policyPath, type StarterPolicy } from './policy-kind.ts';
import { policyText } from './policy-text.ts';
import { titled } from './product-canvas.ts';

/** Where the dbt project of a new workspace lies. */
export const DBT_PROJECT = 'implementation/dbt_project/dbt_project.yml';

export interface WorkspaceStart {
  /** Of the project, as a dbt project is called: `sales_platform`. */
  readonly name: string;
  readonly team: string;
  /** The first part of the business; none yet when left out. */
  readonly domain: string | undefined;
  readonly preset: string;
  /** Kinds that some file of the workspace is already. */
  readonly has: ReadonlySet<StarterPolicy>;
  /** A dbt project is there already, so none is made. */
  readonly hasDbt: boolean;
}

const reasons: Readonly<Record<StarterPolicy, string>> = {
  naming: 'Says how tables, columns and models are called.',
  classification: 'Says what is sensitive and what must be done to it.',
  tagging: 'Says which tags contracts and models carry.',
  tiering: 'Says what bronze, silver and gold may read and must guarantee.',
  'macro-library': 'Lists the macros that SQL may use.',
  'service-levels': 'Says what each product promises.',
};

/** The files that a workspace begins with, from its root on; all are made only where they are missing. */
export function workspaceFiles(start: WorkspaceStart): readonly GeneratedFile[] {
  const { name, team, domain, has, hasDbt } = start;
  const policies = policyKinds
    .filter((kind) => !has.has(kind))
    .map((kind) =>
      once(`specs/${policyPath(kind)}`, policyText(kind, { team, refines: false }), reasons[kind]),
    );
  const first = domain === undefined ? [] : domainFiles(domain);
  return [
    once('dataengos.json', projectFile(start), 'Holds the settings of the project.'),
    once('specs/README.md', readme(hasDbt), 'Says what lies where.'),
    once('specs/product-canvas/vision.md', vision(start), 'Says what the products are for.'),
    ...policies,
    once(
      'specs/pipelines/topology.mermaid',
      topology('The whole mesh: sources, domains, products.'),
      'Draws which table is made of which, across domains.',
    ),
    ...first.map((file) => ({ ...file, path: `specs/${file.path}` })),
    ...houseStyle,
    ...(hasDbt ? [] : dbtFiles(name, team)),
  ];
}

function once(path: string, text: string, reason: string): GeneratedFile {
  return { path, text, merge: 'once', reason };
}

function projectFile({ preset }: WorkspaceStart): string {
  // The first policies are ahead of the contracts: each of their rules would be said to be about nothing.
  const rules = { 'policy-rules-match': 'off' };
  const settings = { lint: { preset, rules }, governance: { profile: 'default' } };
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}

function dbtFiles(name: string, team: string): readonly GeneratedFile[] {
  const tags = `["cost-center:0000", ${JSON.stringify(`owner:${team}`)}]`;
  const project = `${[
    `name: ${formatScalar(name, 'plain', false)}`,
    'version: 0.1.0',
    `profile: ${formatScalar(name, 'plain', false)}`,
    'require-dbt-version: ">=1.10.6"',
    'flags:',
    '  require_generic_test_arguments_property: true',
    '',
    '# Materializations follow naming.json, tags follow tagging.json.',
    'models:',
    `  ${formatScalar(name, 'plain', false)}:`,
    `    +tags: ${tags}`,
    '    staging:',
    '      +materialized: view',
    '    intermediate:',
    '      +materialized: ephemeral',
    '    marts:',
    '      +materialized: table',
  ].join('\n')}\n`;
  const ignored = `# What tools write beside the code.
target/
logs/
dbt_packages/
.user.yml
*.duckdb
*.duckdb.wal
.terraform/
*.tfstate
*.tfstate.backup
__pycache__/
`;
  return [
    once(DBT_PROJECT, project, 'Begins the dbt project.'),
    once('implementation/.gitignore', ignored, 'Keeps what tools write out of git.'),
  ];
}

function vision({ name, team, domain }: WorkspaceStart): string {
  return `# Vision

Open: what should everybody be able to see and decide with the data of ${titled(name)}?

## Domain

${domain === undefined ? 'Open: which part of the business, and who owns what in it?' : `${titled(domain)}.`}

## Data consumers

- Open: who needs which data, how often, and how (dashboard, table)?

## Key metrics

Open: which numbers must be the same for everybody?

## SLAs

- Latency: at most 24 hours

## Data products

- None yet. \`DataEngOS: New data product\` makes one; ask ${team}.
`;
}

function readme(hasDbt: boolean): string {
  const code = hasDbt ? 'the dbt project' : '`implementation/dbt_project`';
  return `# Specifications

What is written here comes first; code follows it and is checked against it.

| Folder | What lies there |
| --- | --- |
| \`product-canvas\` | Why each data product exists, and what it promises |
| \`contracts/sources/<system>\` | What systems deliver |
| \`contracts/data-products/<domain>\` | What products hold |
| \`governance\` | Names, classification, tags, tiers, macros |
| \`pipelines/<domain>\` | How products are computed, and the tables as a flowchart |
| \`sample-data/<contract>\` | A few rows of each table |

Generated code goes to ${code}. The command palette has it all: \`DataEngOS: New source contract\`, \`New data product\`, \`New domain\`, \`New policy\`; on the command line \`dataengos new\`.
`;
}
