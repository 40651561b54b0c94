import { mostSimilar } from '../../../base/similar.ts';
import type { ContractRecord } from '../../../model/contract-record.ts';
import type { Word } from '../../../model/dbt/dbt-model.ts';
import type { Policies } from '../../../model/governance/policies.ts';
import { contract } from '../../example.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { canvasesOf, isAt } from '../../governance/canvases.ts';
import { governedContracts, isProduct } from '../../governance/governed-tables.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceView } from '../../workspace-view.ts';

type Messages = 'none' | 'missing' | 'missing-similar';

const canvas = (product: string): string => `---
product: ${product}
---

# A product
`;
const called = (name: string): string =>
  contract('schema: []').replaceAll(/(id|name): [Oo]rders/g, `$1: ${name}`);
const products: Readonly<Record<string, string>> = {
  'specs/product-canvas/margin.md': canvas('margin'),
  'specs/contracts/data-products/sales/margin.odcs.yaml': called('margin'),
  'specs/contracts/data-products/sales/revenue.odcs.yaml': called('revenue'),
};

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'products-have-canvas',
    family: 'governance',
    severity: 'info',
    since: '0.1.0',
    summary: 'Each data product has a canvas that says why it exists.',
    explanation:
      'A canvas in `product-canvas` says who needs a product, which questions it answers and how fresh it must be. A contract without one was built because it could be built. The canvas names the contract by its name (`product`) or its path (`contract`), or the contract names the canvas with the custom property `canvas`. Contracts below `data-products` or `outputs` are products, and those with the tag `consumer-aligned`. Where no product has a canvas, nothing is said.',
    examples: [
      {
        title: 'Nobody has said what it is for',
        bad: products,
        good: { ...products, 'specs/product-canvas/revenue.md': canvas('revenue') },
      },
    ],
    standards: ['odcs'],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      none: 'No canvas in `product-canvas` names the product `{name}`.',
      missing: 'There is no canvas `{path}`.',
      'missing-similar': 'There is no canvas `{path}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    for (const one of governedContracts(visit)) {
      const { record, policies } = one;
      if (!isProduct(one) || !isUsed(policies)) continue;
      const said = record.governed?.canvas;
      const missing = said && judgePath(said, one.uri, policies, visit.workspace);
      if (missing !== undefined) yield missing;
      else if (canvasesOf(one, visit.workspace).length === 0)
        yield* judge(record, policies, visit.workspace);
    }
  },
  fix: replaceNamed,
});

/** A vision alone is about no product. */
function isUsed({ canvases }: Policies): boolean {
  return canvases.some(({ product, contract: path }) => (product ?? path) !== undefined);
}

function* judge(
  { name, namePlace: place }: ContractRecord,
  { canvases }: Policies,
  workspace: WorkspaceView,
): Iterable<WorkspaceReport<Messages>> {
  if (name === undefined || place === undefined || hasVariable(name)) return;
  const products = canvases.flatMap(({ product }) => product?.value ?? []);
  const meant = mostSimilar(name, products);
  // A misspelt product is reported in its canvas.
  if (meant !== undefined && [...workspace.named(meant)].length === 0) return;
  yield { messageId: 'none', params: { name }, place };
}

function judgePath(
  { text: path, place }: Word,
  uri: string,
  { canvases }: Policies,
  workspace: WorkspaceView,
): WorkspaceReport<Messages> | undefined {
  if (hasVariable(path) || /^[a-z]+:\/\//i.test(path)) return undefined;
  if (canvases.some((canvas) => isAt(canvas.uri, path, uri, workspace))) return undefined;
  const names = new Map(canvases.map((canvas) => [fileName(canvas.uri), canvas.uri]));
  const similar = mostSimilar(fileName(path), names.keys());
  if (similar === undefined) return { messageId: 'missing', params: { path }, place };
  const value = `${path.slice(0, path.length - fileName(path).length)}${similar}`;
  // A folder that is wrong as well is not mended.
  if (!isAt(names.get(similar) ?? '', value, uri, workspace))
    return { messageId: 'missing', params: { path }, place };
  const data = { name: path, value };
  return { messageId: 'missing-similar', params: { path, similar: value }, place, data };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
