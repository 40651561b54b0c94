import type { Place } from '../../../model/place.ts';
import type { Declarations } from '../../../model/declarations.ts';
import { similarAmong } from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { replacePath } from '../../fixes/replace-path.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { hasVariable } from '../../has-variable.ts';
import {
  outerDeadEnd,
  outerDeadEndMessages,
  type OuterDeadEndMessages,
} from '../../outer-dead-end.ts';
import { defineRule, type WorkspaceReport } from '../../rule.ts';
import type { WorkspaceVisit } from '../../workspace-view.ts';

type Messages = OuterDeadEndMessages | 'no-file' | 'no-file-similar' | 'no-contract';

const customers = contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string`).replace('id: orders', 'id: customers');
const orders = (to: string): string =>
  contract(`
schema:
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: ${to} # the buyer`);

export default defineRule<'workspace', Messages>({
  meta: {
    code: 'external-targets-exist',
    family: 'workspace',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The file, object and property that a relationship names in another contract exist.',
    explanation:
      'A relationship may lead into another contract: `customers.odcs.yaml#customers.customer_id`. When the file is moved or the property renamed, nothing in the contract itself tells. A file that is there and holds no contract cannot be referred to either. Files outside of the workspace, and such as are excluded or cannot be read, are not judged; nor is what holds a variable.',
    examples: [
      {
        title: 'A misspelt property of another file',
        bad: {
          'customers.odcs.yaml': customers,
          'orders.odcs.yaml': orders('customers.odcs.yaml#customers.custmer_id'),
        },
        good: {
          'customers.odcs.yaml': customers,
          'orders.odcs.yaml': orders('customers.odcs.yaml#customers.customer_id'),
        },
        fixed: true,
      },
      {
        title: 'A file that was moved',
        bad: {
          'crm/customers.odcs.yaml': customers,
          'orders.odcs.yaml': orders('customers.odcs.yaml#customers.customer_id'),
        },
        good: {
          'crm/customers.odcs.yaml': customers,
          'orders.odcs.yaml': orders('crm/customers.odcs.yaml#customers.customer_id'),
        },
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      ...outerDeadEndMessages,
      'no-contract': '`{path}` is no data contract, so nothing in it can be referred to.',
      'no-file': 'There is no file `{path}` in the workspace.',
      'no-file-similar': 'There is no file `{path}` in the workspace. Did you mean `{similar}`?',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'workspace',
  *check(visit): Iterable<WorkspaceReport<Messages>> {
    const { uri, records, workspace } = visit;
    for (const { references } of records) {
      for (const reference of references) {
        const { field, file, filePlace, segments } = reference;
        if (field !== 'relationship' || file === undefined || filePlace === undefined) continue;
        if (hasVariable(file) || segments.some(({ text }) => hasVariable(text))) continue;
        // Of a file of another form, such as JSON, the finding of its form says enough.
        if (!/\.ya?ml$/.test(file)) continue;
        const target = workspace.resolveFile(uri, file);
        if (target === undefined) continue;
        const named = workspace.lookUp(target);
        if (named === undefined) continue;
        if (named === 'missing') yield missingFile(visit, target, file, filePlace);
        else if (named === 'foreign' || holdNoContract(named)) {
          yield { messageId: 'no-contract', params: { path: file }, place: filePlace };
        } else {
          const report = outerDeadEnd(reference, file, named);
          if (report !== undefined) yield report;
        }
      }
    }
  },
  fix: (finding, context) =>
    finding.messageId === 'no-file-similar'
      ? replacePath(finding, context)
      : replaceSegment(finding, context),
});

function missingFile(
  visit: WorkspaceVisit,
  target: string,
  path: string,
  place: Place,
): WorkspaceReport<Messages> {
  const similar = similarFile(visit, target);
  if (similar === undefined) return { messageId: 'no-file', params: { path }, place };
  const data = { name: path, value: similar };
  return { messageId: 'no-file-similar', params: { path, similar }, place, data };
}

/** Whether it is a file of data products. */
function holdNoContract(declared: readonly Declarations[]): boolean {
  return declared.every(({ standard, partial }) => standard !== 'odcs' && !partial);
}

/** The path of the only file of that name elsewhere, or of one in the folder with a similar name. */
function similarFile({ uri, workspace }: WorkspaceVisit, missing: string): string | undefined {
  const slash = missing.lastIndexOf('/');
  const [same, another] = workspace.filesNamed(missing.slice(slash + 1));
  if (same !== undefined && another === undefined) return workspace.pathTo(uri, same);
  const byName = new Map<string, string>();
  for (const file of workspace.filesIn(missing.slice(0, Math.max(0, slash)))) {
    if (file !== uri) byName.set(file.slice(file.lastIndexOf('/') + 1), file);
  }
  const similar = similarAmong(missing.slice(slash + 1), [...byName.keys()]);
  const file = similar === undefined ? undefined : byName.get(similar);
  return file === undefined ? undefined : workspace.pathTo(uri, file);
}
