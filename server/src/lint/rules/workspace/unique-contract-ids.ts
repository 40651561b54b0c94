import type { ContractRecord } from '../../../model/contract-record.ts';
import { contract } from '../../example.ts';
import { hasVariable } from '../../has-variable.ts';
import { defineRule, type Elsewhere, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceVisit } from '../../workspace-view.ts';

/** Others that are named. */
const NAMED = 5;
/** Files of one id that are looked at; people copy templates with their id by the thousand. */
const ENOUGH = 200;

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
      'Catalogs and pipelines know a contract by its `id`. With two equal ones the last that is published wins, and nobody notices. Most often a file was copied and its `id` forgotten. The same `id` with another `version` is fine: both are versions of one contract.',
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
    fixable: 'no',
    messages: {
      repeated: 'Another contract has the id `{id}` in the same version: {files}.',
      other: '`{id}` stands here as well',
    },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<'repeated'>> {
    for (const record of visit.records) {
      const { id, idPlace, standard } = record;
      if (standard !== 'odcs') continue;
      if (
        id === undefined ||
        idPlace === undefined ||
        hasVariable(id) ||
        hasVariable(record.version ?? '')
      )
        continue;
      const elsewhere = others(visit, record, id);
      if (elsewhere.length === 0) continue;
      const paths = new Set(elsewhere.map(({ uri }) => visit.workspace.pathTo(visit.uri, uri)));
      const shown = [...paths].slice(0, NAMED).map((path) => `\`${path}\``);
      const files = `${shown.join(', ')}${paths.size > NAMED ? ' …' : ''}`;
      yield { messageId: 'repeated', params: { id, files }, place: idPlace, elsewhere };
    }
  },
});

function others({ workspace }: WorkspaceVisit, own: ContractRecord, id: string): Elsewhere[] {
  const found: Elsewhere[] = [];
  let looked = 0;
  for (const other of workspace.withId(id)) {
    for (const record of workspace.records(other) ?? []) {
      if (record === own || record.id !== id || record.version !== own.version) continue;
      if (record.standard !== own.standard || record.idPlace === undefined) continue;
      found.push({ uri: other, place: record.idPlace, messageId: 'other', params: { id } });
    }
    if (found.length > NAMED || ++looked === ENOUGH) break;
  }
  return found.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}
