import { bindFile } from '../../../../../server/src/model/bound-document.ts';
import type { ObjectContent } from '../../../../../server/src/model/content/contract-content.ts';
import { readContent } from '../../../../../server/src/model/content/read-content.ts';
import type { WorkspaceContract } from '../../../../../server/src/model/content/workspace-contract.ts';
import type { Adapter, DbtInput } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import type { TableTests } from '../../../../../server/src/generate/dbt/tests/dbt-test.ts';
import {
  tableTests,
  type TestedTable,
} from '../../../../../server/src/generate/dbt/tests/table-tests.ts';
import { odcs } from '../../../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../../../server/src/spec/spec-index.ts';
import { parseYaml } from '../../../../../server/src/syntax/yaml/parse-yaml.ts';

const spec = new SpecIndex(odcs);

const noPolicies: WorkspaceContract['policies'] = {
  naming: undefined,
  classification: undefined,
  tagging: undefined,
  tiering: undefined,
  macros: undefined,
  canvases: [],
  promises: [],
};

/** A contract as generators get it. */
export function contractOf(yaml: string, path = 'specs/orders.odcs.yaml'): WorkspaceContract {
  const [one] = bindFile(parseYaml(yaml), spec, false);
  const content = one && readContent(one.document, one.contract);
  if (content === undefined) throw new Error(`No contract: ${yaml}`);
  return {
    ...{ path, document: 0, content, policies: noPolicies, guessed: false },
    isSource: false,
    isProduct: false,
    system: undefined,
  };
}

/** `schema` of a contract with what it needs around. */
export function withSchema(schema: string, version = '3.1.0'): string {
  return `apiVersion: v${version}\nkind: DataContract\nid: shop\nname: shop\nversion: 1.0.0\nstatus: active\nschema:\n${schema}`;
}

export interface Setting {
  readonly adapter?: Adapter;
  readonly packages?: boolean;
  readonly macros?: ReadonlySet<string>;
  readonly contracts?: readonly WorkspaceContract[];
}

export function inputOf(
  contracts: readonly WorkspaceContract[],
  { adapter = 'duckdb', packages = false, macros = new Set() }: Setting = {},
): DbtInput {
  return {
    ...{ adapter, contracts, projectName: 'shop', wanted: new Set(contracts) },
    existing: { models: new Map(), sources: new Map(), tables: new Set(), macros },
    upstream: new Map(),
    samples: new Map(),
    options: { enforceContracts: false, packages, unitTests: false },
  };
}

/** An object of a contract as the model of its name, all others of the workspace too. */
export function modelOf(contract: WorkspaceContract, object: ObjectContent): TestedTable {
  return {
    ...{ contract, object, kind: 'model', name: object.name },
    columnOf: (property) => property.name,
    relationOf: (_, other) => `ref('${other.name}')`,
  };
}

/** The tests of the first object of a contract. */
export function testsOf(yaml: string, setting: Setting = {}): TableTests {
  const contract = contractOf(yaml);
  const [object] = contract.content.objects;
  if (object === undefined) throw new Error('The contract has no object.');
  return tableTests(
    inputOf([contract, ...(setting.contracts ?? [])], setting),
    modelOf(contract, object),
  );
}
