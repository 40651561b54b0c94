import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { churn, readContracts, readYaml, storedProperties, type Property } from './contracts.ts';

const contracts = readContracts();
const objects = contracts.flatMap(({ contract }) => contract.schema);
const properties = objects.flatMap((object) => object.properties);
const read = (path: string) => readFileSync(new URL(path, churn), 'utf8');
const readJson = (path: string): unknown => JSON.parse(read(path));

interface Described {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly data_type?: string }[];
}

interface Asset {
  readonly name: string;
  readonly inputs: readonly string[];
}

const assets = readdirSync(new URL('specs/pipelines/', churn), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => readYaml(new URL(`specs/pipelines/${path}`, churn)) as Asset);

test('the manifest is the index of the contracts', () => {
  const manifest = readJson('specs/contracts/manifest.json') as {
    contracts: { path: string; id: string; name: string; version: string; objects: object[] }[];
  };
  const listed = [...manifest.contracts].sort((a, b) => (a.path < b.path ? -1 : 1));
  expect(listed.map(({ path }) => new URL(path, churn).href)).toEqual(
    contracts.map(({ url }) => url.href),
  );
  for (const [index, { contract }] of contracts.entries()) {
    expect(listed[index]).toMatchObject({
      id: contract.id,
      name: contract.name,
      version: contract.version,
      objects: contract.schema.map((object) => ({
        name: object.name,
        primaryKey: keyOf(object.properties),
        properties: object.properties.map(({ name }) => name),
      })),
    });
  }
});

const keyOf = (all: readonly Property[]) =>
  all
    .filter(({ primaryKey }) => primaryKey)
    .sort((a, b) => a.primaryKeyPosition! - b.primaryKeyPosition!)
    .map(({ name }) => name);

test('every primary key has positions from 1 without gaps, and none may be empty', () => {
  for (const object of objects) {
    const key = object.properties.filter(({ primaryKey }) => primaryKey);
    const positions = key.map(({ primaryKeyPosition }) => primaryKeyPosition);
    expect(positions).toEqual(key.map((_, index) => index + 1));
    expect(key.length).toBeGreaterThan(0);
    expect(key.every(({ required }) => required)).toBe(true);
  }
});

test('columns obey the naming policy', () => {
  const { column_rules: rules } = readJson('specs/governance/naming.json') as {
    column_rules: Record<string, { prefix?: string; suffix?: string }>;
  };
  for (const { name, logicalType } of properties) {
    const { prefix, suffix } = rules[logicalType] ?? {};
    if (prefix) expect(name).toMatch(new RegExp(`^(${prefix})`));
    if (suffix) expect(name).toMatch(new RegExp(`(${suffix})$`));
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
  }
});

test('the naming policy holds the rules of the founding text as they stand', () => {
  expect(readJson('specs/governance/naming.json')).toMatchObject({
    layers: {
      staging: { prefix: 'stg_', materialization: 'view' },
      intermediate: { prefix: 'int_', materialization: 'ephemeral' },
      marts: { prefix: 'fct_|dim_', materialization: 'table' },
    },
    column_rules: {
      boolean: { prefix: 'is_|has_', example: 'is_active' },
      timestamp: { suffix: '_at', timezone: 'UTC' },
    },
  });
});

test('topology, assets and contracts draw the same graph', () => {
  const drawn = new Set(edgesOf(read('specs/pipelines/topology.mermaid')));
  const declared = new Set(
    assets.flatMap(({ name, inputs }) => inputs.map((input) => `${input} -> ${name}`)),
  );
  expect(drawn).toEqual(declared);
  const domains = ['finance', 'customer_success'].flatMap((domain) =>
    edgesOf(read(`specs/pipelines/${domain}/topology.mermaid`)),
  );
  expect(new Set(domains)).toEqual(drawn);
  for (const object of objects)
    for (const property of object.properties)
      for (const source of property.transformSourceObjects ?? [])
        expect(declared).toContain(`${source} -> ${object.name}`);
  for (const { name } of objects) expect([...drawn].join('\n')).toMatch(new RegExp(`\\b${name}\\b`));
});

describe('the dbt project', () => {
  const project = new URL('implementation/dbt_project/models/', churn);
  const files = readdirSync(project, { recursive: true, encoding: 'utf8' });
  const models = new Map(
    files
      .filter((path) => path.endsWith('.sql'))
      .map((path) => [basename(path, '.sql'), readFileSync(new URL(path, project), 'utf8')]),
  );
  const described = files
    .filter((path) => path.endsWith('models.yml'))
    .flatMap((path) => (readYaml(new URL(path, project)) as { models: Described[] }).models);

  test('has a described model for each asset, and reads what the asset reads', () => {
    const names = assets.map(({ name }) => name).sort();
    expect([...models.keys()].sort()).toEqual(names);
    expect(described.map(({ name }) => name).sort()).toEqual(names);
    for (const { name, inputs } of assets) {
      const read = models.get(name)!.matchAll(/(?:ref\(|source\('\w+', )'(\w+)'\)/g);
      expect(Array.from(read, ([, input]) => input).sort()).toEqual([...inputs].sort());
    }
  });

  test('defines each macro of the library with its signature', () => {
    const signatures = [...read('specs/governance/macro-library.md').matchAll(/^## `(\w+)(.+)`$/gm)];
    expect(signatures).toHaveLength(4);
    for (const [, name, parameters] of signatures) {
      const macro = read(`implementation/dbt_project/macros/${name}.sql`);
      expect(macro).toContain(`macro ${name}${parameters} `);
    }
  });

  test('gives the stored columns of the products, in their order and types', () => {
    const products = contracts
      .filter(({ url }) => url.href.includes('/data-products/'))
      .flatMap(({ contract }) => contract.schema);
    expect(products).toHaveLength(3);
    for (const object of products) {
      const columns = described.find(({ name }) => name === object.name)!.columns;
      expect(columns.map(({ name, data_type: type }) => `${name} ${type}`)).toEqual(
        storedProperties(object).map(({ name, physicalType }) => `${name} ${physicalType}`),
      );
    }
  });
});

/** The edges of the plain flowcharts that the example draws. */
function edgesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const nodes = line
      .split(/\s(?:--\s[^>]*\s)?-->\s/)
      .map((node) => /^\s*([a-z_]+)/.exec(node)?.[1] ?? '');
    return nodes.slice(1).map((node, index) => `${nodes[index] ?? ''} -> ${node}`);
  });
}

test('every file that the readme and the canvas name exists', () => {
  for (const page of ['README.md', 'specs/product-canvas/vision.md']) {
    const paths = [...read(page).matchAll(/`((?:specs|\.agent-os)\/[^`]*)`|\]\(([^)]+)\)/g)];
    for (const [, path, link] of paths) {
      const url = path ? new URL(path, churn) : new URL(link!, new URL(page, churn));
      expect(`${url.pathname} ${existsSync(url)}`).toMatch(/ true$/);
    }
  }
});
