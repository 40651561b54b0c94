import { contract, product } from '../../example.ts';
import { replaceNamed } from '../../fixes/replace-named.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';

type Messages = 'none' | 'none-similar';

const descriptor = (contractId: string): string =>
  product(`
outputPorts:
  - name: orders
    version: 1.0.0
    contractId: ${contractId} # what we promise`);

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'product-contracts-exist',
    family: 'workspace',
    severity: 'info',
    since: '0.1.0',
    summary: 'The contracts that a data product names by their `id` are in the workspace.',
    explanation:
      'A port names its contract by `contractId`, an entry of `inputContracts` by `id`, and so does `contract` in a descriptor of the Linux Foundation, where findings are hints. A misspelt id leads nowhere, and nobody can check what the product promises. Contracts may well live in another repository, so this is no more than a note; where the workspace has no contract at all, nothing is said. On the command line that takes a folder: where single files are named, nothing is compared.',
    examples: [
      {
        title: 'A misspelt id',
        bad: { 'customer-360.odps.yaml': descriptor('ordrs'), 'orders.odcs.yaml': orders() },
        good: { 'customer-360.odps.yaml': descriptor('orders'), 'orders.odcs.yaml': orders() },
        fixed: true,
      },
    ],
    standards: ['odps', 'odps-lf'],
    cost: 'idle',
    asksAll: true,
    fixable: 'unsafe',
    messages: {
      none: 'No contract of the workspace has the id `{id}`.',
      'none-similar': 'No contract of the workspace has the id `{id}`. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check({ records, workspace }): Iterable<WorkspaceReport<Messages>> {
    for (const { references } of records) {
      for (const { field, segments } of references) {
        const [segment] = segments;
        if (field !== 'contract' || segment === undefined || hasVariable(segment.text)) continue;
        const { text: id, place } = segment;
        const [known] = workspace.withId(id);
        if (known !== undefined || !workspace.knowsContracts()) continue;
        const similar = workspace.similarId(id);
        if (similar === undefined) yield { messageId: 'none', params: { id }, place };
        else {
          const data = { name: id, value: similar };
          yield { messageId: 'none-similar', params: { id, similar }, place, data };
        }
      }
    }
  },
  fix: replaceNamed,
});

function orders(): string {
  return contract('schema: []');
}
