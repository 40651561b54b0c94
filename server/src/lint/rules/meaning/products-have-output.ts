import { topLevelPair } from '../../../model/contract.ts';
import { isNull } from '../../../model/shape.ts';
import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { product } from '../../example.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

export default defineRule<'document', 'none'>({
  meta: {
    code: 'products-have-output',
    family: 'meaning',
    severity: 'info',
    since: '0.1.0',
    summary: 'A data product has at least one output port.',
    explanation:
      'A product exists for what it hands out. The schema of the standard lets a descriptor without `outputPorts` pass, its documentation does not.',
    examples: [
      {
        title: 'A product that only takes data in',
        bad: product(`
inputPorts:
  - name: payments
    version: 1.0.0
    contractId: payments`),
        good: product(`
inputPorts:
  - name: payments
    version: 1.0.0
    contractId: payments
outputPorts:
  - name: customers
    version: 1.0.0
    contractId: customers`),
      },
    ],
    standards: ['odps'],
    cost: 'idle',
    fixable: 'no',
    messages: { none: 'The product hands out nothing: name an output port.' },
  },
  on: 'document',
  check({ document }): readonly Report<'none'>[] {
    const pair = topLevelPair(document, 'outputPorts');
    // The tree, as the outline leaves the items of a long list to blocks of their own.
    const root = document.tree();
    if (root?.kind !== 'map') return nothing;
    const ports = resolveAlias(root.pairs.find(({ key }) => key.value === 'outputPorts')?.value);
    const isEmpty = ports?.kind === 'sequence' ? ports.items.length === 0 : isNull(ports);
    if (!isEmpty) return nothing;
    const { start, end } = (pair ?? topLevelPair(document, 'kind') ?? root.pairs[0])?.key ?? root;
    return [{ messageId: 'none', range: { start, end } }];
  },
});
