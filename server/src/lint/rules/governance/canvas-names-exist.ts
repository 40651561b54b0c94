import type { Canvas } from '../../../model/governance/canvas.ts';
import type { Stated } from '../../../model/governance/origin.ts';
import { contract } from '../../example.ts';
import { replaceText } from '../../fixes/replace-text.ts';
import { contractsNamed, contractsOfCanvas, isNamed } from '../../governance/canvases.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceView } from '../../workspace-view.ts';

type Messages = 'no-contract' | 'no-contract-similar' | 'other-name' | 'no-product';

const PATH = 'specs/contracts/data-products/sales/revenue.odcs.yaml';
const files = (path: string, product: string): Readonly<Record<string, string>> => ({
  'specs/product-canvas/revenue.md': `---
product: ${product}
contract: ${path}
---

# Revenue
`,
  [PATH]: contract('schema: []').replace('name: Orders', 'name: revenue'),
});

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'canvas-names-exist',
    family: 'governance',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The contract and the product that a canvas names are there.',
    explanation:
      'A canvas and its contract belong together: what the canvas asks is checked in the contract, and what the contract promises against the canvas. When a contract is moved or renamed, the canvas is easily forgotten, and then neither is checked. `contract` is a path from the canvas or from a folder above it, `product` the name of the contract. Where the workspace has no contract at all, nothing is said.',
    examples: [
      {
        title: 'The contract was moved',
        bad: files('specs/contracts/revenue.odcs.yaml', 'revenue'),
        good: files(PATH, 'revenue'),
        fixed: true,
      },
      {
        title: 'The contract was renamed',
        bad: files(PATH, 'revenues'),
        good: files(PATH, 'revenue'),
        fixed: true,
      },
    ],
    standards: [],
    files: ['canvas'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      'no-contract': 'There is no contract at `{path}`.',
      'no-contract-similar': 'There is no contract at `{path}`. Did you mean `{similar}`?',
      'other-name': 'The contract at `{path}` is called `{similar}`, not `{name}`.',
      'no-product': 'No contract or product of the workspace is called `{name}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ governed, workspace }): Iterable<WorkspaceReport<Messages>> {
    if (governed?.kind !== 'canvas' || !workspace.knowsContracts()) return;
    const { canvas } = governed;
    const { contract: path, product } = canvas;
    const [found] =
      path === undefined ? [] : contractsOfCanvas({ ...canvas, product: undefined }, workspace);
    if (path !== undefined && found === undefined) yield judgePath(canvas, path, workspace);
    else if (product === undefined) return;
    else if (found !== undefined) {
      const { name: similar } = found.record;
      if (similar === undefined || isNamed(found.record, product.value)) return;
      const params = { path: path?.value ?? '', name: product.value, similar };
      const data = { name: product.value, value: similar };
      yield { messageId: 'other-name', params, place: product.at.place, data };
    } else if ([...workspace.named(product.value)].length === 0)
      yield { messageId: 'no-product', params: { name: product.value }, place: product.at.place };
  },
  fixText: replaceText,
});

/** A contract that was moved is found by its name, or by that of its file. */
function judgePath(
  { uri, product }: Canvas,
  { value: path, at: { place } }: Stated<string>,
  workspace: WorkspaceView,
): WorkspaceReport<Messages> {
  const named = product === undefined ? [] : contractsNamed(product.value, workspace);
  const others = new Set([
    ...named.map((one) => one.uri),
    ...workspace.filesNamed(path.slice(path.lastIndexOf('/') + 1)),
  ]);
  const [target] = others;
  if (target === undefined || others.size > 1)
    return { messageId: 'no-contract', params: { path }, place };
  const similar = pathLike(path, uri, target, workspace);
  const data = { name: path, value: similar };
  return { messageId: 'no-contract-similar', params: { path, similar }, place, data };
}

/** The path of a file as the author writes paths: from the canvas, or from the folder around all specifications. */
function pathLike(path: string, from: string, to: string, workspace: WorkspaceView): string {
  if (path.startsWith('.')) return workspace.pathTo(from, to);
  const folder = /^(.*?)(?:specs\/)?product-canvas\//.exec(from)?.[1] ?? '';
  return to.startsWith(folder) ? to.slice(folder.length) : workspace.pathTo(from, to);
}
