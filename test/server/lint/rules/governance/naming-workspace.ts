import type { Random } from '../../../robustness/random.ts';

export interface MadeFile {
  readonly path: string;
  readonly text: string;
}

export const SOURCE = 'specs/contracts/sources/shop.odcs.yaml';
export const PRODUCT = 'specs/contracts/data-products/sales/report.odcs.yaml';

interface MadeColumn {
  readonly name: string;
  readonly type: string;
}

interface MadeTable {
  readonly name: string;
  readonly columns: readonly MadeColumn[];
}

const WORDS = [
  'customer',
  'cust',
  'url',
  'total',
  'created',
  'active',
  'order',
  'line',
  'v2',
  'nbr',
];
const TYPES = ['boolean', 'timestamp', 'string', 'integer', 'date'];
const DATA_TYPES: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  timestamp: 'timestamp',
  string: 'text',
  integer: 'bigint',
};

/** Contracts that refer to each other in all ways that go by name, dbt YAML over them, and a policy that they break. */
export function namingWorkspace(random: Random): readonly MadeFile[] {
  const taken = new Set<string>();
  const sources = [table(random, taken), table(random, taken)] as const;
  const product = table(random, taken);
  return [
    { path: 'specs/governance/naming.json', text: policy(random) },
    {
      path: SOURCE,
      text: contract(
        'shop',
        sources.map((one, at) => schema(one, sources[1 - at]!)),
      ),
    },
    {
      path: PRODUCT,
      text: contract('report', [
        schema(
          product,
          product,
          sources.map(({ name }) => name),
        ),
      ]),
    },
    { path: 'dbt/dbt_project.yml', text: 'name: shop\n' },
    { path: 'dbt/models/_models.yml', text: models([...sources, product]) },
  ];
}

function policy(random: Random): string {
  const casings = ['snake_case', 'UPPER_CASE', 'camelCase', 'PascalCase'];
  const some = <Value>(value: Value): Value | undefined => (random.chance(0.6) ? value : undefined);
  return `${JSON.stringify(
    {
      layers: {
        marts: {
          prefix: random.pick(['fct_|dim_', 'Fct', 'fct_']),
          casing: some(random.pick(casings)),
        },
      },
      column_rules: {
        boolean: { prefix: random.pick(['is_|has_', 'is', 'IS_']) },
        timestamp: { suffix: random.pick(['_at', 'At', '_AT|_TS']) },
        date: { suffix: '_date|_day' },
      },
      casing: { tables: some(random.pick(casings)), columns: some(random.pick(casings)) },
      max_length: random.pick([24, 40, 63]),
      reserved_words: ['order', 'total', 'active'],
      abbreviations: random.chance(0.5) ? { cust: 'customer' } : ['nbr', 'url'],
      exceptions: [{ name: random.pick(['line*', '*2', 'URL']), reason: 'r' }],
    },
    null,
    2,
  )}\n`;
}

function table(random: Random, tables: Set<string>): MadeTable {
  const columns = new Set<string>();
  return {
    name: name(random, tables),
    columns: Array.from({ length: 2 + random.below(4) }, () => ({
      name: name(random, columns),
      type: random.pick(TYPES),
    })),
  };
}

/** Words in some casing; other words than those that are taken. */
function name(random: Random, taken: Set<string>): string {
  for (;;) {
    const words = Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS));
    const key = words.join(' ').replaceAll('cust ', 'customer ').replace(/cust$/, 'customer');
    if (taken.has(key)) continue;
    taken.add(key);
    const capitals = words.map((word) => word[0]!.toUpperCase() + word.slice(1));
    return random.pick([
      words.join('_'),
      words.join('_').toUpperCase(),
      capitals.join(''),
      [words[0], ...capitals.slice(1)].join(''),
      capitals.join('_'),
    ]);
  }
}

function contract(id: string, schemas: readonly string[]): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
schema:
${schemas.join('')}`;
}

/** One object with references to itself, to another object, and to those that it is made of. */
function schema(
  { name: own, columns }: MadeTable,
  other: MadeTable,
  madeOf: readonly string[] = [],
): string {
  const [first, second] = columns.map((column) => column.name);
  const target = other.columns.at(-1)!.name;
  const properties = columns.map(
    (column) => `      - name: ${column.name}
        logicalType: ${column.type}${
          madeOf.length === 0 ? '' : `\n        transformSourceObjects: [${madeOf.join(', ')}]`
        }
        relationships:
          - to: ${other.name}.${target}
`,
  );
  return `  - name: ${own}
    quality:
      - type: sql
        query: SELECT count(*) FROM ${own} WHERE ${first!} IS NULL OR ${second!} IS NULL
        mustBe: 0
      - metric: duplicateValues
        mustBe: 0
        arguments:
          properties: [${first!}, ${second!}]
    relationships:
      - from: ${own}.${second!}
        to: ${other.name}.${target}
    properties:
${properties.join('')}`;
}

function models(tables: readonly MadeTable[]): string {
  return `models:\n${tables
    .map(
      ({ name: model, columns }) => `  - name: ${model}
    columns:
${columns
  .map(
    (column) => `      - name: ${column.name}
${column.type in DATA_TYPES ? `        data_type: ${DATA_TYPES[column.type]!}\n` : ''}`,
  )
  .join('')}`,
    )
    .join('')}`;
}
