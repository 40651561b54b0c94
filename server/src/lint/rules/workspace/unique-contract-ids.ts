import { listed } from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { ContractPlace } from '../../workspace-view.ts';

/** Others that are named; people copy templates with their id by the thousand. */
const NAMED = 5;

const orders = (version: string): string =>
  contract('schema: []').replace('version: 1.0.0', `version: ${version}`);

export default defineRule<'workspace', 'repeated' | 'other'>({
  meta: {
    code: 'unique-contract-ids',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: 'No other contract of the workspace has the same `id` and `version`.',
    explanation:
      'Catalogs and pipelines know a contract by its `id`. With two equal ones the last that is published wins, and nobody notices. Most often a file was copied and its `id` forgotten. The same `id` with another `version` is fine: both are versions of one contract. On the command line that takes a folder: where single files are named, nothing is compared.',
    examples: [
      {
        title: 'A copied file',
        bad: {
          'orders.odcs.yaml': orders('1.0.0'),
          'returns.odcs.yaml': orders('1.0.0'),
        },
        good: {
          'orders.odcs.yaml': orders('1.0.0'),
          'returns.odcs.yaml': orders('1.0.0').replace('id: orders', 'id: returns'),
        },
      },
      {
        title: 'Two versions of one contract',
        bad: {
          'orders-v1.odcs.yaml': orders('1.0.0'),
          'orders-v2.odcs.yaml': orders('1.0.0'),
        },
        good: {
          'orders-v1.odcs.yaml': orders('1.0.0'),
          'orders-v2.odcs.yaml': orders('2.0.0'),
        },
      },
    ],
    cost: 'idle',
    asksAll: true,
    fixable: 'no',
    messages: {
      repeated: 'Another contract has the id `{id}` in the same version: {files}.',
      other: '`{id}` stands here as well',
    },
  },
  on: 'workspace',
  *check({ uri, records, workspace }): Iterable<WorkspaceReport<'repeated'>> {
    for (const { id, idPlace: place, version } of records) {
      if (id === undefined || place === undefined) continue;
      if (hasVariable(id) || hasVariable(version ?? '')) continue;
      const others = firstOthers(workspace.withIdAndVersion(id, version), { uri, place });
      if (others.length === 0) continue;
      const paths = new Set(others.map((other) => workspace.pathTo(uri, other.uri)));
      const files = listed([...paths], NAMED);
      const elsewhere = others.map((other) => ({
        ...other,
        messageId: 'other',
        params: { id },
      }));
      yield { messageId: 'repeated', params: { id, files }, place, elsewhere };
    }
  },
});

/** One more than are named, so that it shows when there are more. */
function firstOthers(all: Iterable<ContractPlace>, own: ContractPlace): readonly ContractPlace[] {
  const found: ContractPlace[] = [];
  for (const { uri, place } of all) {
    if (uri === own.uri && place.line === own.place.line) continue;
    found.push({ uri, place });
    if (found.length > NAMED) break;
  }
  return found.sort((a, b) =>
    a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.place.line - b.place.line,
  );
}
