import { pick, seeded } from '../../bench/random.ts';
import { letterChecks, objectChecks, type Check } from './checks.ts';
import { columns, type Shape } from './columns.ts';

/** A property of a contract, with its name. */
type Property = Shape & { readonly name: string };

interface SchemaObject {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly [field: string]: unknown;
}

interface Contract {
  readonly name: string;
  readonly schema: readonly SchemaObject[];
  readonly [field: string]: unknown;
}

const SYSTEMS = ['shop', 'crm', 'billing', 'Web Shop 2'];
const SOURCES = 18;
const PRODUCTS = 12;

/**
 * A workspace of 30 contracts, the same in every run: 18 of sources, in which each logical type with each option, and each
 * quality check, is found at least once, and 12 of data products that are made of them. Texts by path.
 */
export function thirtyContracts(): Readonly<Record<string, string>> {
  const random = seeded(6);
  const dealt = {
    columns: dealer(columns),
    letters: dealer(letterChecks),
    checks: dealer(objectChecks),
  };
  const sources = Array.from({ length: SOURCES }, (_, at) => sourceContract(at, dealt));
  const products = Array.from({ length: PRODUCTS }, (_, at) =>
    productContract(at, [sources[at]!, pick(random, sources)]),
  );
  const system = (at: number) => SYSTEMS[at % SYSTEMS.length]!;
  return Object.fromEntries([
    ...sources.map((contract, at): Entry => [
      `specs/contracts/sources/${system(at)}/${contract.name}.odcs.yaml`,
      text(contract),
    ]),
    ...products.map((contract): Entry => [
      `specs/contracts/data-products/sales/${contract.name}.odcs.yaml`,
      text(contract),
    ]),
  ]);
}

type Entry = [path: string, text: string];

interface Dealt {
  readonly columns: (count: number) => readonly Shape[];
  readonly letters: (count: number) => readonly Check[];
  readonly checks: (count: number) => readonly Check[];
}

/** Deals out one after the other, and starts again at the end. */
function dealer<Item>(items: readonly Item[]): (count: number) => readonly Item[] {
  let next = 0;
  return (count) => Array.from({ length: count }, () => items[next++ % items.length]!);
}

function sourceContract(at: number, dealt: Dealt): Contract {
  const name = `source_${at + 1}`;
  const main = `things_${at + 1}`;
  return {
    ...headOf(name),
    schema: [
      {
        name: main,
        description: `Things of the source ${at + 1}: "quoted", it's {{ plain }} text.`,
        properties: [
          { name: 'id', ...keyShape(at), primaryKey: true, required: true, unique: true },
          { name: 'letter', logicalType: 'string', required: true, ...letters(dealt) },
          ...dealt.columns(4).map((shape, column) => ({
            name: `field_${column + 1}`,
            // What systems call them.
            ...(at % 3 === 1 && { physicalName: `Field${column + 1}` }),
            ...(at % 3 === 2 && column === 0 && { physicalName: 'order' }),
            ...(column === 0 && { required: true }),
            ...shape,
          })),
        ],
        quality: dealt.checks(2),
      },
      {
        name: `parts_${at + 1}`,
        properties: [
          {
            name: 'thing_id',
            ...keyShape(at),
            primaryKey: true,
            primaryKeyPosition: 1,
            required: true,
          },
          {
            name: 'line',
            logicalType: 'integer',
            logicalTypeOptions: { minimum: 1 },
            primaryKey: true,
            primaryKeyPosition: 2,
            required: true,
          },
          { name: 'amount', logicalType: 'number', physicalType: 'DECIMAL(12,2)' },
          { name: 'loaded_at', logicalType: 'timestamp', logicalTypeOptions: { timezone: true } },
        ],
        relationships: [{ from: `parts_${at + 1}.thing_id`, to: `${main}.id` }],
      },
    ],
    slaProperties: [
      { property: 'latency', value: 100, unit: 'y', element: `parts_${at + 1}.loaded_at` },
      { property: 'frequency', value: 1, unit: 'd' },
    ],
  };
}

const letters = (dealt: Dealt) => ({
  enum: ['a', 'b', 'c'].map((value) => ({ value })),
  quality: dealt.letters(6),
});

const keyShape = (at: number): Shape =>
  [
    { logicalType: 'string', physicalType: 'VARCHAR(32)' },
    { logicalType: 'integer' },
    { logicalType: 'string', logicalTypeOptions: { format: 'uuid' } },
  ][at % 3]!;

/** One table that follows a source, and one that sums it up. */
function productContract(at: number, [first, second]: readonly [Contract, Contract]): Contract {
  const name = `product_${at + 1}`;
  const [things, parts] = first.schema as [SchemaObject, SchemaObject];
  const [other] = second.schema as [SchemaObject];
  const from = (table: SchemaObject, column: string, logic = column) => ({
    transformSourceObjects: [`stg_${table.name}`],
    transformLogic: logic,
  });
  const copied = things.properties
    .slice(2)
    .map(({ physicalName: _, quality: __, ...property }) => ({
      ...property,
      ...from(things, property.name),
    }));
  return {
    ...headOf(name),
    domain: 'sales',
    schema: [
      {
        name: `dim_things_${at + 1}`,
        properties: [
          {
            name: 'thing_id',
            ...typeOf(things, 'id'),
            primaryKey: true,
            required: true,
            ...from(things, 'id'),
          },
          {
            name: 'letter',
            logicalType: 'string',
            required: true,
            ...from(things, 'letter', 'upper(letter)'),
          },
          ...copied,
        ],
        quality: [{ metric: 'rowCount', mustBeGreaterThan: 0 }],
      },
      {
        name: `fct_parts_${at + 1}`,
        properties: [
          {
            name: 'thing_id',
            ...typeOf(parts, 'thing_id'),
            primaryKey: true,
            required: true,
            ...from(parts, 'thing_id'),
          },
          {
            name: 'total_amount',
            logicalType: 'number',
            physicalType: 'DECIMAL(14,2)',
            ...from(parts, 'amount', 'sum(amount)'),
          },
          {
            name: 'part_count',
            logicalType: 'integer',
            required: true,
            ...from(parts, 'line', 'count(*)'),
          },
        ],
        relationships: [
          { from: `fct_parts_${at + 1}.thing_id`, to: `dim_things_${at + 1}.thing_id` },
        ],
      },
      {
        name: `fct_unfinished_${at + 1}`,
        description: `Nobody has said how ${other.name} comes in.`,
        properties: [
          {
            name: 'letter',
            logicalType: 'string',
            primaryKey: true,
            required: true,
            ...from(other, 'letter'),
          },
          { name: 'score', logicalType: 'number', transformDescription: 'Somebody works it out.' },
        ],
      },
    ],
  };
}

const typeOf = (object: SchemaObject, name: string) => {
  const { logicalType, physicalType, logicalTypeOptions } = object.properties.find(
    (one) => one.name === name,
  )!;
  return {
    logicalType,
    ...(physicalType !== undefined && { physicalType }),
    ...(logicalTypeOptions !== undefined && { logicalTypeOptions }),
  };
};

function headOf(name: string) {
  return {
    ...{
      apiVersion: 'v3.2.0',
      kind: 'DataContract',
      id: name,
      name,
      version: '1.0.0',
      status: 'active',
    },
    ...{ description: { purpose: `What ${name} is for.` } },
  };
}

/** JSON is YAML. */
const text = (contract: Contract) => `${JSON.stringify(contract, null, 2)}\n`;
