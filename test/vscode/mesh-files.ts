/** Of each kind: what a system delivers, what is staged of it, what is made of that. */
const EACH = 100;
const DOMAINS = [
  ...['sales', 'finance', 'marketing', 'logistics'],
  ...['product', 'support', 'people', 'risk'],
];
const SUBJECTS = [
  ...['orders', 'customers', 'invoices', 'payments', 'visits', 'tickets', 'campaigns'],
  ...['shipments', 'returns', 'agreements', 'prices', 'budgets', 'events'],
];
const LEVELS = ['public', 'internal', 'confidential', 'restricted'];
/** Those that have models of dbt. */
const IN_DBT = 2;

const domainOf = (index: number): string => DOMAINS[index % DOMAINS.length] ?? '';
const sourceOf = (index: number): string =>
  `${domainOf(index)}_${SUBJECTS[Math.floor(index / DOMAINS.length)] ?? ''}`;
const stagedOf = (index: number): string => `stg_${sourceOf(index)}`;
const factOf = (index: number): string => `fct_${sourceOf(index)}`;

/** What a fact is made of: two tables of its domain, and every third one a fact of another domain. */
function madeOf(index: number): readonly string[] {
  const beside = (index + DOMAINS.length) % EACH;
  return [
    stagedOf(index),
    stagedOf(beside),
    ...(index >= DOMAINS.length && index % 3 === 0 ? [factOf(index - 5)] : []),
  ];
}

/**
 * A mesh of 300 contracts over 8 domains, by path: sources, staging, data products with their descriptors, a topology
 * of all of it, and dbt models for some. The same each time.
 */
export function meshFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const all = Array.from({ length: EACH }, (_, index) => index);
  for (const index of all) {
    const domain = domainOf(index);
    const contracts = 'specs/contracts';
    const put = (folder: string, name: string, from: readonly string[]): void => {
      files.set(`${contracts}/${folder}/${name}.odcs.yaml`, contract(index, name, from));
    };
    put(`sources/${domain}_app`, sourceOf(index), []);
    put(`staging/${domain}`, stagedOf(index), [sourceOf(index)]);
    put(`data-products/${domain}`, factOf(index), madeOf(index));
  }
  for (const domain of DOMAINS) {
    const own = all.filter((index) => domainOf(index) === domain);
    files.set(`specs/contracts/data-products/${domain}/${domain}.odps.yaml`, product(domain, own));
  }
  files.set('specs/pipelines/topology.mermaid', topology(all));
  for (const [path, text] of dbt(all.filter((index) => index % DOMAINS.length < IN_DBT)))
    files.set(`implementation/dbt_project/${path}`, text);
  return files;
}

function contract(index: number, name: string, from: readonly string[]): string {
  const columns = ['id', 'amount', 'email', 'changed_at'].map((column, at) => {
    const source = from[at % Math.max(1, from.length)];
    return [
      `      - name: ${column}`,
      `        logicalType: ${['string', 'number', 'string', 'timestamp'][at] ?? ''}`,
      `        classification: ${LEVELS[(index + at) % LEVELS.length] ?? ''}`,
      ...(source === undefined ? [] : [`        transformSourceObjects: [${source}]`]),
    ].join('\n');
  });
  return `apiVersion: v3.1.0
kind: DataContract
id: ${name}
name: ${name}
version: 1.0.0
status: active
domain: ${domainOf(index)}
description:
  purpose: One row for each of the ${name.replaceAll('_', ' ')}.
team:
  name: ${domainOf(index)}-data
slaProperties:
  - property: latency
    value: ${String(1 + (index % 24))}
    unit: h
schema:
  - name: ${name}
    description: What ${domainOf(index)} knows of it, complete by six in the morning.
    properties:
${columns.join('\n')}
`;
}

function product(domain: string, own: readonly number[]): string {
  const port = (name: string): string =>
    `  - name: ${name}\n    version: 1.0.0\n    contractId: ${name}\n`;
  const output = (index: number): string =>
    `${port(factOf(index))}    inputContracts:\n      - id: ${stagedOf(index)}\n        version: 1.0.0\n`;
  return `apiVersion: v1.0.0
kind: DataProduct
id: product-${domain}
name: ${domain}
version: 1.0.0
status: active
domain: ${domain}
inputPorts:
${own.map((index) => port(stagedOf(index))).join('')}outputPorts:
${own.map(output).join('')}`;
}

function topology(all: readonly number[]): string {
  const flows = all.flatMap((index) => [
    `  ${sourceOf(index)} --> ${stagedOf(index)}`,
    ...madeOf(index).map((source) => `  ${source} --> ${factOf(index)}`),
  ]);
  return `flowchart LR\n${flows.join('\n')}\n`;
}

function dbt(own: readonly number[]): readonly (readonly [string, string])[] {
  const systems = [...new Set(own.map(domainOf))].map((domain) => {
    const tables = own.filter((index) => domainOf(index) === domain);
    const names = tables.map((index) => `      - name: ${sourceOf(index)}\n`).join('');
    return `  - name: ${domain}_app\n    tables:\n${names}`;
  });
  return [
    ['dbt_project.yml', 'name: mesh\nmodel-paths: [models]\n'],
    ['models/staging/sources.yml', `version: 2\nsources:\n${systems.join('')}`],
    ...own.flatMap((index): [string, string][] => {
      const source = `{{ source('${domainOf(index)}_app', '${sourceOf(index)}') }}`;
      const refs = madeOf(index).map((name) => `select id, amount from {{ ref('${name}') }}\n`);
      return [
        [`models/staging/${stagedOf(index)}.sql`, `select id, amount from ${source}\n`],
        [`models/marts/${factOf(index)}.sql`, refs.join('union all\n')],
      ];
    }),
  ];
}
