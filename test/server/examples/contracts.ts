import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

const require = createRequire(new URL('../../../server/package.json', import.meta.url));
const yaml = require('yaml') as typeof Yaml;

export const churn = new URL('../../../examples/churn/', import.meta.url);

export interface Property {
  readonly id?: string;
  readonly name: string;
  readonly physicalName?: string;
  readonly logicalType: string;
  readonly physicalType?: string;
  readonly logicalTypeOptions?: {
    readonly minimum?: number;
    readonly maximum?: number;
    readonly minLength?: number;
    readonly maxLength?: number;
    readonly pattern?: string;
  };
  readonly primaryKey?: boolean;
  readonly primaryKeyPosition?: number;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly semanticType?: string;
  readonly transformSourceObjects?: readonly string[];
  readonly enum?: readonly { readonly value: unknown }[];
  readonly relationships?: readonly { readonly to: string }[];
  readonly quality?: readonly Rule[];
  readonly examples?: readonly unknown[];
}

interface Rule {
  readonly metric?: string;
  readonly arguments?: {
    readonly validValues?: readonly unknown[];
    readonly pattern?: string;
    readonly properties?: readonly string[];
  };
}

export interface SchemaObject {
  readonly id: string;
  readonly name: string;
  readonly physicalName?: string;
  readonly properties: readonly Property[];
  readonly quality?: readonly Rule[];
}

export interface Contract {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly schema: readonly SchemaObject[];
}

/** A contract of the example and the address of its file. */
export interface ContractFile {
  readonly url: URL;
  readonly contract: Contract;
}

/** Reads every contract of the churn example. */
export function readContracts(): readonly ContractFile[] {
  return readdirSync(churn, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.odcs.yaml'))
    .sort()
    .map((path) => {
      const url = new URL(path, churn);
      return { url, contract: readYaml(url) as Contract };
    });
}

export function readYaml(url: URL): unknown {
  return yaml.parse(readFileSync(url, 'utf8'));
}

/** The head of a column in the sample data: what the system calls it. */
export const columnOf = (property: Property): string => property.physicalName ?? property.name;

/** The properties that are stored; measures and dimensions are computed. */
export const storedProperties = (object: SchemaObject): readonly Property[] =>
  object.properties.filter(({ semanticType = 'column' }) => semanticType === 'column');

export interface Sample {
  readonly columns: readonly string[];
  /** Cells by column; an empty cell is undefined. */
  readonly rows: readonly ReadonlyMap<string, string | undefined>[];
}

/** Reads the sample data of a schema object; undefined where there is none. */
export function readSample(contract: Contract, object: SchemaObject): Sample | undefined {
  const url = new URL(`specs/sample-data/${contract.name}/${object.name}.csv`, churn);
  if (!existsSync(url)) return undefined;
  const [columns = [], ...records] = parseCsv(readFileSync(url, 'utf8'));
  const rows = records.map((cells) => {
    if (cells.length !== columns.length)
      throw new Error(`${url.pathname}: ${cells.length} cells in "${cells.join()}"`);
    return new Map(columns.map((column, index) => [column, cells[index] === '' ? undefined : cells[index]]));
  });
  return { columns, rows };
}

function parseCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}
