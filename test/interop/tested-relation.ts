import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test of a project, and what it looks at. */
export interface TestOfRelation {
  /** As dbt calls it: `test.interop.not_null_orders_id.1f2a3b4c5d`. */
  readonly id: string;
  /** `source` or `model`. */
  readonly kind: string;
  /** The table of the source, or the model. */
  readonly table: string;
  /** Empty for tests of the table, and for those that are queries. */
  readonly column: string;
}

interface ManifestNode {
  readonly resource_type: string;
  readonly unique_id: string;
  readonly column_name?: string | null;
  readonly test_metadata?: { readonly kwargs: { readonly model?: string } };
  readonly depends_on: { readonly nodes: readonly string[] };
}

/** The tests of the project that dbt parsed last. `work`: where dbt writes. */
export function testsOfRelations(work: string): ReadonlyMap<string, TestOfRelation> {
  const manifest = JSON.parse(readFileSync(join(work, 'target/manifest.json'), 'utf8')) as {
    nodes: Record<string, ManifestNode>;
  };
  const tests = Object.values(manifest.nodes).filter((node) => node.resource_type === 'test');
  return new Map(tests.map((node) => [node.unique_id, describeTest(node)]));
}

function describeTest(node: ManifestNode): TestOfRelation {
  const { unique_id: id, test_metadata: metadata, depends_on: needs } = node;
  // What is inside of a column is SQL that a test of the table is given.
  const named = node.column_name ?? '';
  const column = /^\w*$/.test(named) ? named : '';
  // A generic test says which relation it stands at; it may read others besides.
  const source = /source\('[^']*', '([^']*)'\)/.exec(metadata?.kwargs.model ?? '');
  const model = /ref\('([^']*)'\)/.exec(metadata?.kwargs.model ?? '');
  if (source) return { id, kind: 'source', table: source[1]!, column };
  if (model) return { id, kind: 'model', table: model[1]!, column };
  const [kind = '', ...path] = needs.nodes[0]?.split('.') ?? [];
  return { id, kind, table: path.at(-1) ?? '', column };
}
