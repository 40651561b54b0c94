import type { Random } from '../../../robustness/random.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import type { MadeFile } from './naming-workspace.ts';

const POLICY = `{
  "casing": { "tables": "snake_case" },
  "layers": {
    "staging": { "prefix": "stg_" },
    "intermediate": { "prefix": "int_" },
    "marts": { "prefix": "fct_|dim_" }
  }
}
`;

const LAYERS = ['staging', 'intermediate', 'marts'] as const;
/** None that differ in case alone once they are renamed: that is refused. */
const NAMES = [
  'customers',
  'Customers_2',
  'stg_orders',
  'orderLines',
  'int_sales',
  'FCT_SALES_DAILY',
  'dim_days',
  'payments',
  'payments_daily',
];

/** A dbt project whose models break the policy here and there, with everything that may name them. */
export function modelsWorkspace(random: Random): readonly MadeFile[] {
  const names = NAMES.filter(() => random.chance(0.8));
  const quote = (): string => (random.chance(0.5) ? "'" : '"');
  const ref = (name: string): string => {
    const sign = quote();
    return `ref(${sign}${name}${sign})`;
  };
  const some = (): readonly string[] => names.filter(() => random.chance(0.3));
  const models = names.map((name, index) => ({
    path: `dbt/models/${random.pick(LAYERS)}/${name}.sql`,
    text: [
      `-- model ${String(index)}`,
      ...names
        .slice(0, index)
        .flatMap((other) => (random.chance(0.4) ? [`-- {{ ${ref(other)} }}`] : [])),
      `select 1 as ${name}`,
      '',
    ].join('\n'),
  }));
  const described = some().map((name) => `  - name: ${name}\n    description: as is\n`);
  const exposed = some().map((name) => `      - ${ref(name)}\n`);
  return [
    { path: 'specs/governance/naming.json', text: POLICY },
    { path: 'dbt/dbt_project.yml', text: 'name: shop\n' },
    ...models,
    {
      path: 'dbt/models/schema.yml',
      text: `models:\n${described.join('')}exposures:\n  - name: report\n    depends_on:\n${exposed.join('')}`,
    },
    {
      path: 'specs/contracts/sources/shop.odcs.yaml',
      text: contract(`
schema:
  - name: shop
    properties:
      - name: id
        transformSourceObjects: [${some().join(', ')}]`),
    },
    {
      path: 'specs/lineage.mermaid',
      text: `flowchart LR\n${some()
        .map((name) => `  raw_data --> ${name}\n`)
        .join('')}`,
    },
  ];
}
