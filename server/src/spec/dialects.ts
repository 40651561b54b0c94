/** The policies of a platform that are written in YAML or JSON. Their files are known by name and folder: they do not say what they are. */
export type PolicyId = 'naming' | 'classification' | 'tagging' | 'service-levels';

/**
 * What a file that may be a data contract, a data product or a policy is written in. `odps` is the data product
 * standard of Bitol, `odps-lf` the data product specification of the Linux Foundation. `not-odcs` says `kind: DataContract` but is something else; `none` does not claim
 * to be anything of ours.
 */
export type Dialect =
  | 'odcs'
  | 'odps'
  | 'odps-lf'
  | PolicyId
  | 'odcs-2'
  | 'data-contract-specification'
  | 'not-odcs'
  | 'none';

/** What name or language of a file promise, whatever its text says: nothing, a data contract (true), a data product, or a policy. */
export type Assumed = boolean | 'odps' | PolicyId;

export const policyIds: readonly PolicyId[] = [
  'naming',
  'classification',
  'tagging',
  'service-levels',
];

export function isPolicy(dialect: Dialect | Assumed): dialect is PolicyId {
  return (policyIds as readonly unknown[]).includes(dialect);
}

/** What the top level of a document says: enough to tell what it is written in. */
export interface DocumentHead {
  readonly keys: readonly string[];
  /** The text of a key's value; undefined when the key is absent or holds no scalar. */
  value(key: string): string | undefined;
}

interface DialectTest {
  readonly dialect: Dialect;
  /** The value of `kind` in lower case; absent: any, none included. */
  readonly kind?: string;
  readonly apiVersion?: RegExp;
  /** For a `schema` that is a single value. */
  readonly schema?: RegExp;
  /** So many of the keys must be there, one when not said. */
  readonly some?: readonly string[];
  readonly atLeast?: number;
  readonly none?: readonly string[];
}

/** The address of a schema of the specification of the Linux Foundation. */
const SCHEMA_OF_LF = /^https?:\/\/(?:[\w-]+\.)*opendataproducts\.org\//i;

const specificationShape = ['info', 'models', 'terms', 'servicelevels', 'definitions'];
const secondSeries = [
  'datasetName',
  'quantumName',
  'datasetDomain',
  'datasetKind',
  'userConsumptionMode',
  'uuid',
  'stakeholders',
];
const productKeys = [
  'inputPorts',
  'outputPorts',
  'managementPorts',
  'productCreatedTs',
  'status',
  'team',
];
const thirdSeries = [
  'id',
  'version',
  'status',
  'schema',
  'servers',
  'description',
  'team',
  'slaProperties',
];

/** The first test that holds decides; the order is from the explicit to the guessed. */
const tests: readonly DialectTest[] = [
  {
    dialect: 'data-contract-specification',
    some: ['dataContractSpecification'],
    none: ['apiVersion'],
  },
  { dialect: 'odcs-2', apiVersion: /^v?2(\.|$)/i, some: [...secondSeries, 'kind', 'dataset'] },
  // Without apiVersion only the shape speaks: two keys that the third series does not have.
  { dialect: 'odcs-2', some: secondSeries, atLeast: 2, none: ['apiVersion', 'id', 'schema'] },
  {
    dialect: 'data-contract-specification',
    kind: 'datacontract',
    some: specificationShape,
    atLeast: 2,
    none: ['schema'],
  },
  { dialect: 'odcs', kind: 'datacontract', apiVersion: /^v?3(\.|$)|\$\{/i },
  // An object of some cluster or catalog that took the same `kind`.
  { dialect: 'not-odcs', kind: 'datacontract', apiVersion: /\// },
  { dialect: 'not-odcs', kind: 'datacontract', some: ['metadata', 'spec'], atLeast: 2 },
  { dialect: 'odcs', kind: 'datacontract', some: thirdSeries },
  { dialect: 'not-odcs', kind: 'datacontract' },
  { dialect: 'odps', kind: 'dataproduct', apiVersion: /^v?(?:0\.9|1\.\d)|\$\{/i },
  // Written without its version yet; one of a cluster or catalog has `metadata` and `spec`.
  {
    dialect: 'odps',
    kind: 'dataproduct',
    some: productKeys,
    none: ['apiVersion', 'metadata', 'spec'],
  },
  { dialect: 'odps-lf', schema: SCHEMA_OF_LF, some: ['product'], none: ['kind', 'apiVersion'] },
];

/** The dialect of a document by its content alone; policies have no mark of their own. */
export function recogniseDialect(head: DocumentHead): Dialect {
  return tests.find((test) => holds(test, head))?.dialect ?? 'none';
}

/** What a document is that does not say so itself, but whose name or language promise something of ours. */
export function promisedDialect(head: DocumentHead, assumed: Assumed): Dialect {
  if (assumed === false) return 'none';
  if (isPolicy(assumed)) return assumed;
  if (SCHEMA_OF_LF.test(head.value('schema') ?? '')) return 'odps-lf';
  const has = (key: string): boolean => head.keys.includes(key);
  if (assumed === 'odps' && has('product') && !has('kind') && !has('apiVersion')) return 'odps-lf';
  const isProduct = assumed === 'odps' || head.value('kind')?.toLowerCase() === 'dataproduct';
  return isProduct ? 'odps' : 'odcs';
}

function holds(test: DialectTest, head: DocumentHead): boolean {
  if (test.kind !== undefined && head.value('kind')?.toLowerCase() !== test.kind) return false;
  if (test.apiVersion !== undefined && !test.apiVersion.test(head.value('apiVersion') ?? '')) {
    return false;
  }
  if (test.schema !== undefined && !test.schema.test(head.value('schema') ?? '')) return false;
  if (test.none?.some((key) => head.keys.includes(key)) === true) return false;
  const there = test.some?.filter((key) => head.keys.includes(key)).length ?? Infinity;
  return there >= (test.atLeast ?? 1);
}
